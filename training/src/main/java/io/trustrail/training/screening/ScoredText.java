package io.trustrail.training.screening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trustrail.gateway.detect.evasion.PlainText;
import io.trustrail.gateway.detect.screening.Task;
import io.trustrail.gateway.detect.screening.student.Student;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text with what the encoder says about it.
 *
 * @param plain as people read it
 * @param task what it is labelled for; null if it has no label
 * @param positive its label
 * @param heldOut whether it takes no part in learning
 * @param function what it shows, such as {@code service}, or where it is from
 * @param logits what the encoder says, by task; NaN where it was not asked
 */
record ScoredText(
        String plain,
        String language,
        @Nullable Task task,
        boolean positive,
        boolean heldOut,
        String function,
        double[] logits) {

    private static final String ORDINARY = "ordinary";
    private static final String CONTEMPT = "contempt";
    private static final int TIMES = 3;
    private static final double MOST = 1 - 1e-6;
    /** Where the encoder is wrong about texts that are known to be harmless, it is not believed. */
    private static final double MOST_HARMLESS = 0.01;

    /** All lines of a file. */
    static List<ScoredText> read(Path file) throws IOException {
        var json = new ObjectMapper();
        var texts = new ArrayList<ScoredText>();
        try (var lines = Files.newBufferedReader(file)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                texts.add(of(json.readTree(line)));
            }
        }
        return texts;
    }

    private static ScoredText of(JsonNode line) {
        var task = line.path("label").isNumber()
                ? Task.valueOf(line.path("task").asText().toUpperCase(Locale.ROOT))
                : null;
        boolean harmless = task == null && !isHeldOut(line);
        double most = harmless ? MOST_HARMLESS : MOST;
        var logits = new double[] {logit(line.path("toxic"), most), logit(line.path("injection"), most)};
        return new ScoredText(
                PlainText.of(line.path("text").asText()).text(),
                line.path("lang").asText(),
                task,
                line.path("label").asInt() == 1,
                isHeldOut(line),
                line.path("function").asText().isEmpty()
                        ? line.path("source").asText()
                        : line.path("function").asText(),
                logits);
    }

    private static boolean isHeldOut(JsonNode line) {
        return !line.path("split").asText("train").equals("train");
    }

    private static double logit(JsonNode probability, double most) {
        if (!probability.isNumber()) {
            return Double.NaN;
        }
        double inside = Math.min(most, Math.max(1 - MOST, probability.asDouble()));
        return Math.log(inside / (1 - inside));
    }

    /** With what a student says where the encoder was not asked. */
    ScoredText or(Student student) {
        if (!Double.isNaN(logits[0]) && !Double.isNaN(logits[1])) {
            return this;
        }
        var reading = student.read(plain);
        var told = new double[] {
            Double.isNaN(logits[0]) ? known(reading.toxicity()) : logits[0],
            Double.isNaN(logits[1]) ? known(reading.injection()) : logits[1]
        };
        return new ScoredText(plain, language, task, positive, heldOut, function, told);
    }

    private double known(double said) {
        return isNeutral() ? Math.min(said, Math.log(MOST_HARMLESS / (1 - MOST_HARMLESS))) : said;
    }

    /** How often it counts: sentences of services are few beside the others. */
    int times() {
        return isOrdinary() || function.equals(CONTEMPT) ? TIMES : 1;
    }

    /** Whether it is an ordinary sentence of customer service, made by templates. */
    boolean isOrdinary() {
        return function.equals(ORDINARY);
    }

    /** Whether it is known to be harmless whatever it is screened for. */
    boolean isNeutral() {
        return task == null;
    }

    /** What the encoder says for a task. */
    double logit(Task of) {
        return logits[of == Task.TOXICITY ? 0 : 1];
    }
}
