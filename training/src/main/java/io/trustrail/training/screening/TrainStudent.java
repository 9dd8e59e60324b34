package io.trustrail.training.screening;

import io.trustrail.gateway.detect.screening.Task;
import io.trustrail.gateway.detect.screening.student.Student;
import io.trustrail.gateway.detect.screening.student.Weights;
import io.trustrail.gateway.policy.models.CalibrationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes {@code student.bin} of texts with the encoder's scores. */
@Command(name = "train-student", mixinStandardHelpOptions = true)
final class TrainStudent implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "SCORES", description = "Texts with the encoder's scores, JSON lines.")
    private Path scores = Path.of("scores.jsonl");

    @Parameters(index = "1", paramLabel = "OUT", description = "The file to write.")
    private Path out = Path.of("student.bin");

    @Option(
            names = "--calibration",
            paramLabel = "FILE",
            required = true,
            description = "The encoder's calibration.json.")
    private Path calibration = Path.of("calibration.json");

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "Keeps the weights of this student, and only decides anew how its figures are read.")
    private @Nullable Path weights;

    @Option(
            names = "--start",
            paramLabel = "FILE",
            description =
                    "Goes on from the weights of this student: what it says counts where the encoder was not asked.")
    private @Nullable Path start;

    @Option(names = "--bits", defaultValue = "20", description = "The table has 2^N pieces (default 20).")
    private int bits;

    @Option(names = "--epochs", defaultValue = "6", description = "Passes over the texts (default 6).")
    private int epochs;

    @Option(
            names = "--loss",
            defaultValue = "0.01",
            description = "How much of the area under the curve may be lost (default 0.01).")
    private double loss;

    @Option(
            names = "--missed-toxicity",
            defaultValue = "0.01",
            description = "How many of the toxic texts that the encoder finds may be settled (default 0.01).")
    private double missedToxicity;

    @Option(
            names = "--missed-injection",
            defaultValue = "0.018",
            description = "How many of the injections that the encoder finds may be settled (default 0.018).")
    private double missedInjection;

    public static void main(String[] args) {
        System.exit(new CommandLine(new TrainStudent()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        var texts = ScoredText.read(scores);
        var raw = weights == null ? learned(texts) : known(weights);
        var fitting = new Fitting(new Student(raw), CalibrationFile.read(Files.readAllBytes(calibration)), texts, loss);
        var fitted = new Weights(
                raw.bits(),
                raw.weights(),
                fitting.fit(Task.TOXICITY, raw.toxicity(), missedToxicity),
                fitting.fit(Task.INJECTION, raw.injection(), missedInjection));
        var directory = out.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        try (var file = Files.newOutputStream(out)) {
            fitted.write(file);
        }
        System.out.printf("%d bytes in %s%n", Files.size(out), out);
        return 0;
    }

    private Weights learned(List<ScoredText> texts) throws IOException {
        var known = start == null ? null : known(start);
        var learner = known == null ? new Learner(bits) : new Learner(known);
        var mine = texts.stream().filter(text -> !text.heldOut());
        if (known != null) {
            var student = new Student(known);
            mine = mine.map(text -> text.or(student)).flatMap(text -> Collections.nCopies(text.times(), text).stream());
        }
        learner.learn(mine.toList(), epochs);
        return learner.packed();
    }

    private static Weights known(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Weights.read(in);
        }
    }
}
