package io.trustrail.training.screening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trustrail.gateway.detect.evasion.PlainText;
import io.trustrail.gateway.detect.screening.Task;
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

    private static final double MOST = 1 - 1e-6;

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
        var logits = new double[] {logit(line.path("toxic")), logit(line.path("injection"))};
        return new ScoredText(
                PlainText.of(line.path("text").asText()).text(),
                line.path("lang").asText(),
                task,
                line.path("label").asInt() == 1,
                !line.path("split").asText("train").equals("train"),
                line.path("function").asText().isEmpty()
                        ? line.path("source").asText()
                        : line.path("function").asText(),
                logits);
    }

    private static double logit(JsonNode probability) {
        if (!probability.isNumber()) {
            return Double.NaN;
        }
        double inside = Math.min(MOST, Math.max(1 - MOST, probability.asDouble()));
        return Math.log(inside / (1 - inside));
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
