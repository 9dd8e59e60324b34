package io.trustrail.gateway.evaluation.screening;

import io.trustrail.gateway.detect.screening.ScreeningDetector;
import io.trustrail.gateway.evaluation.score.Decisions;
import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.late.LateReader;
import io.trustrail.gateway.guard.late.Pieces;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Texts of several sentences, read as guards read replies: sentence by sentence. For one thread. */
final class AsReplies {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final CallFacts CALL = new CallFacts("eval", "eval", "eval", 1, "openai-chat", false, "");
    private static final String BAD_LANGUAGE = "PROFANITY";

    private final ScreeningDetector detector;
    private final String uncertain;
    private final Pieces sentences;
    private final Decisions whole = new Decisions();
    private final Decisions alone = new Decisions();
    private final Decisions asRead = new Decisions();

    AsReplies(Screens screens) {
        this.detector = new ScreeningDetector(screens.task(), screens.screener());
        this.uncertain = screens.task().uncertain();
        this.sentences = Pieces.sentences(detector.longest());
    }

    void add(String text, boolean positive) {
        var pieces = sentences.of(text);
        if (pieces.size() > 1) {
            whole.add(isStopped(find(List.of(text))), positive);
            alone.add(
                    isStopped(find(pieces.stream()
                            .map(piece -> text.substring(piece.start(), piece.end()))
                            .toList())),
                    positive);
            asRead.add(isStopped(read(text)), positive);
        }
    }

    private List<Finding> find(List<String> texts) {
        return detector
                .find(texts, System.nanoTime() + LONGEST.toNanos())
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<Finding> read(String text) {
        return LateReader.of(detector, true, LONGEST)
                .begin()
                .read(Passage.whole(CALL, Direction.REPLY, Origin.ASSISTANT, text))
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .findings();
    }

    /** Bad language alone is nothing that the shipped policies stop. */
    private boolean isStopped(List<Finding> findings) {
        return findings.stream()
                .map(Finding::category)
                .anyMatch(category -> !category.equals(uncertain) && !category.equals(BAD_LANGUAGE));
    }

    void write(PrintWriter out) {
        out.println("texts of several sentences          stopped      inVain");
        write(out, "read as a whole", whole);
        write(out, "sentence by sentence", alone);
        write(out, "as replies are read", asRead);
        out.println();
    }

    private static void write(PrintWriter out, String name, Decisions decisions) {
        out.println(
                String.format(Locale.ROOT, "%-32s %10.3f  %10.3f", name, decisions.recall(), decisions.falseAlarms()));
    }
}
