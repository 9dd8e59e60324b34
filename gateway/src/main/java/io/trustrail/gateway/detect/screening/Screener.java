package io.trustrail.gateway.detect.screening;

import io.trustrail.gateway.detect.onnx.encoder.Encoded;
import io.trustrail.gateway.detect.screening.student.Student;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cascade: see the package. Thread-safe; never blocks. */
public final class Screener implements TextEncoder {

    /** The encoder's output that tells what a text is about. */
    public static final String EMBEDDING = "embedding";

    /** Which of the encoder's outputs that is: it comes after those of the tasks. */
    public static final int EMBEDDING_INDEX = Task.values().length;

    /** The encoder's output that tells of each token whether it is part of a name. */
    public static final String NAMES = "names";

    /** Which of the encoder's outputs that is, if its model has it: the last. */
    public static final int NAMES_INDEX = EMBEDDING_INDEX + 1;

    /** Who shares models finds them as long as this is in use: so what is made from it keeps it. */
    @SuppressWarnings("unused")
    private final @Nullable Screener origin;

    private final Student student;
    private final SharedPass pass;
    private final Calibration calibration;

    public Screener(Student student, TextEncoder encoder, Calibration calibration) {
        this(null, student, new SharedPass(encoder), calibration);
    }

    private Screener(@Nullable Screener origin, Student student, SharedPass pass, Calibration calibration) {
        this.origin = origin;
        this.student = student;
        this.pass = pass;
        this.calibration = calibration;
    }

    /** Makes the lists of what is said outright, some tenths of a second's work that the first text waits for otherwise. */
    public static void prepare() {
        for (var task : Task.values()) {
            Outright.of(task);
        }
    }

    /** The same models, read with other thresholds where some are given. */
    public Screener with(Thresholds thresholds) {
        return new Screener(this, student, pass, calibration.with(thresholds));
    }

    /** What the encoder makes of texts, in the pass that screening shares. */
    @Override
    public Future<List<Encoded>> encode(List<String> texts, long deadline) {
        return pass.ask(texts, deadline);
    }

    @Override
    public int waiting() {
        return pass.waiting();
    }

    /** Forgets what the encoder said, so that it reads all texts anew: for those who measure it. */
    public void forget() {
        pass.forget();
    }

    Calibration calibration() {
        return calibration;
    }

    /**
     * Screens texts, each by itself. Completes at once if the student can answer for all of them.
     *
     * @param deadline the {@link System#nanoTime} after which nobody waits for the answer any more
     * @return fails with {@link io.trustrail.gateway.guard.late.Unavailable}
     */
    public Future<List<Judgement>> screen(Task task, List<String> texts, long deadline) {
        var subjects = new ArrayList<Subject>(texts.size());
        var questions = new ArrayList<String>(0);
        for (var text : texts) {
            var subject = Subject.of(text, student);
            subjects.add(subject);
            if (needsEncoder(task, subject)) {
                subject.ways().forEach(way -> questions.add(way.text()));
            }
        }
        if (questions.isEmpty()) {
            return Future.succeededFuture(judge(task, subjects, List.of()));
        }
        return pass.ask(questions, deadline)
                .map(answers -> judge(task, subjects, answers))
                .compose(judgements -> task == Task.TOXICITY
                        ? withoutSpared(texts, judgements, deadline)
                        : Future.succeededFuture(judgements));
    }

    /** What is harmful only by what may be spared is asked about again without that. */
    private Future<List<Judgement>> withoutSpared(List<String> texts, List<Judgement> judgements, long deadline) {
        var rests = new ArrayList<Rest>(0);
        var questions = new ArrayList<String>(0);
        for (int i = 0; i < texts.size(); i++) {
            var spared = judgements.get(i).isSure() ? Spared.of(texts.get(i)) : Optional.<Spared>empty();
            if (spared.isPresent()) {
                var rest = new Rest(i, spared.get(), Subject.of(spared.get().rest(), student));
                rests.add(rest);
                rest.subject().ways().forEach(way -> questions.add(way.text()));
            }
        }
        if (rests.isEmpty()) {
            return Future.succeededFuture(judgements);
        }
        return pass.ask(questions, deadline).map(answers -> {
            var told = new ArrayList<>(judgements);
            int next = 0;
            for (var rest : rests) {
                int end = next + rest.subject().ways().size();
                if (!byBoth(Task.TOXICITY, rest.subject(), answers.subList(next, end))
                        .isSure()) {
                    told.set(
                            rest.place(),
                            judgements.get(rest.place()).with(rest.spared().doubts()));
                }
                next = end;
            }
            return told;
        });
    }

    private record Rest(int place, Spared spared, Subject subject) {}

    private boolean needsEncoder(Task task, Subject subject) {
        return subject.isEnough(task.least())
                && !(subject.isEasy(isSupported(subject)) && task.fit(student).isClear(task.figure(subject.reading())));
    }

    /** A text whose language can't be told is mostly too short to tell. */
    private boolean isSupported(Subject subject) {
        return !subject.guess().isKnown()
                || calibration.languages().contains(subject.guess().language());
    }

    private List<Judgement> judge(Task task, List<Subject> subjects, List<Encoded> answers) {
        var judgements = new ArrayList<Judgement>(subjects.size());
        int next = 0;
        for (var subject : subjects) {
            if (needsEncoder(task, subject)) {
                int end = next + subject.ways().size();
                judgements.add(byBoth(task, subject, answers.subList(next, end)));
                next = end;
            } else {
                judgements.add(byStudent(task, subject));
            }
        }
        return judgements;
    }

    private Judgement byStudent(Task task, Subject subject) {
        double score = subject.isEnough(task.least()) ? task.fit(student).settled(task.figure(subject.reading())) : 0;
        return told(task, subject, new Worst(0, subject.text().length()), score, Map.of(), 0, false);
    }

    private Judgement byBoth(Task task, Subject subject, List<Encoded> answers) {
        int heads = task.categories().size();
        var logits = new double[heads];
        Arrays.fill(logits, Double.NEGATIVE_INFINITY);
        var worst = new Worst(0, subject.text().length());
        for (int i = 0; i < answers.size(); i++) {
            var rows = answers.get(i).outputs().get(task.index());
            for (int row = 0; row < rows.length; row++) {
                if (rows[row][0] > logits[0]) {
                    worst = Worst.of(subject, i, answers.get(i), row);
                }
                for (int head = 0; head < heads; head++) {
                    logits[head] = Math.max(logits[head], rows[row][head]);
                }
            }
        }
        double figure = task.figure(subject.reading());
        var fit = task.fit(student);
        double encoder =
                calibration.overall(task).logit(logits[0], subject.guess().language());
        double score = fit.both(figure, encoder);
        var categories = new HashMap<String, Double>();
        for (int head = 1; head < heads; head++) {
            var category = task.categories().get(head);
            categories.put(category, calibration.category(category).probability(logits[head]));
        }
        double alone = Doubts.logit(fit.alone(figure));
        double apart = Math.max(encoder, alone) >= 0 ? Math.abs(encoder - alone) : 0;
        return told(task, subject, worst, score, categories, apart, true);
    }

    private Judgement told(
            Task task,
            Subject subject,
            Worst worst,
            double estimated,
            Map<String, Double> categories,
            double apart,
            boolean asked) {
        var language = subject.guess().language();
        double threshold = calibration.thresholds().of(task.categories().get(0), language);
        double clear = Math.min(threshold, doubtful(task, language));
        var phrases = Outright.of(task);
        var outright = asked ? phrases.categories(subject.ways()) : Set.<String>of();
        double score = outright.isEmpty() ? estimated : Math.max(estimated, phrases.sure());
        var all = new HashMap<>(categories);
        outright.forEach(category -> all.put(category, score));
        all.put(task.categories().get(0), score);
        var doubts = asked
                ? Doubts.about(task, subject, score, clear, threshold, apart, isSupported(subject))
                : Doubts.ofSettled(task, subject);
        boolean likely = score >= task.fit(student).likely();
        return new Judgement(score, likely, clear, threshold, all, worst.start, worst.end, language, asked, doubts);
    }

    private double doubtful(Task task, String language) {
        var given = calibration.thresholds();
        return given.has(task.uncertain())
                ? given.of(task.uncertain(), language)
                : Math.max(calibration.overall(task).clear(), task.fit(student).doubtful());
    }

    /** The part of a text that is worst: all of it, unless it was too long for one look. */
    private record Worst(int start, int end) {

        static Worst of(Subject subject, int way, Encoded encoded, int row) {
            var read = subject.ways().get(way);
            if (encoded.windows().size() <= 1) {
                return new Worst(
                        subject.start(read, 0), subject.end(read, read.text().length()));
            }
            var window = encoded.windows().get(row);
            int start = subject.start(read, window.start());
            int end = subject.end(read, window.end());
            return end > start
                    ? new Worst(start, end)
                    : new Worst(0, subject.text().length());
        }
    }
}
