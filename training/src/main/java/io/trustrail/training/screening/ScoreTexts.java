package io.trustrail.training.screening;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trustrail.gateway.detect.evasion.PlainText;
import io.trustrail.gateway.detect.onnx.encoder.Encoded;
import io.trustrail.gateway.detect.screening.Screener;
import io.trustrail.gateway.detect.screening.Task;
import io.trustrail.gateway.policy.models.ScreeningModels;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Adds to texts what the shipped encoder says about them, before calibration: the lines that {@link TrainStudent} reads. A
 * text is read as the gateway reads it; of a long one the worst window counts.
 */
@Command(name = "score-texts", mixinStandardHelpOptions = true)
final class ScoreTexts implements Callable<Integer> {

    private static final int TOGETHER = 64;
    private static final Duration LONGEST = Duration.ofMinutes(30);

    @Parameters(index = "0", paramLabel = "TEXTS", description = "Texts as JSON lines, each with its text.")
    private Path texts = Path.of("texts.jsonl");

    @Parameters(index = "1", paramLabel = "OUT", description = "The file to write: the same lines with scores.")
    private Path out = Path.of("scores.jsonl");

    private final ObjectMapper json = new ObjectMapper();

    public static void main(String[] args) {
        System.exit(new CommandLine(new ScoreTexts()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        var screener = ScreeningModels.load(null, 1);
        try (var lines = Files.newBufferedReader(texts);
                var scored = Files.newBufferedWriter(out)) {
            var some = new ArrayList<ObjectNode>(TOGETHER);
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                some.add((ObjectNode) json.readTree(line));
                if (some.size() == TOGETHER) {
                    write(some, screener, scored);
                    some.clear();
                }
            }
            write(some, screener, scored);
        }
        return 0;
    }

    private void write(List<ObjectNode> some, Screener screener, Writer scored) throws IOException {
        var plain = some.stream()
                .map(line -> PlainText.of(line.path("text").asText()).text())
                .toList();
        var answers = screener.encode(plain, System.nanoTime() + LONGEST.toNanos())
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        for (int i = 0; i < some.size(); i++) {
            var line = some.get(i);
            line.put("toxic", probability(answers.get(i), Task.TOXICITY));
            line.put("injection", probability(answers.get(i), Task.INJECTION));
            scored.write(json.writeValueAsString(line) + "\n");
        }
    }

    private static double probability(Encoded encoded, Task task) {
        double logit = Double.NEGATIVE_INFINITY;
        for (var row : encoded.outputs().get(task.index())) {
            logit = Math.max(logit, row[0]);
        }
        return 1 / (1 + Math.exp(-logit));
    }
}
