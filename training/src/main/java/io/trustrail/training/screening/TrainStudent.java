package io.trustrail.training.screening;

import io.trustrail.gateway.detect.screening.Task;
import io.trustrail.gateway.detect.screening.student.Student;
import io.trustrail.gateway.detect.screening.student.TaskFit;
import io.trustrail.gateway.detect.screening.student.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes {@code student.bin} of texts with the encoder's scores. */
@Command(name = "train-student", mixinStandardHelpOptions = true)
final class TrainStudent implements Callable<Integer> {

    private static final double SURE = 0.995;
    private static final int FEWEST_SURE = 100;

    @Parameters(index = "0", paramLabel = "SCORES", description = "Texts with the encoder's scores, JSON lines.")
    private Path scores = Path.of("scores.jsonl");

    @Parameters(index = "1", paramLabel = "OUT", description = "The file to write.")
    private Path out = Path.of("student.bin");

    @Option(names = "--bits", defaultValue = "20", description = "The table has 2^N pieces (default 20).")
    private int bits;

    @Option(names = "--epochs", defaultValue = "6", description = "Passes over the texts (default 6).")
    private int epochs;

    @Option(
            names = "--loss",
            defaultValue = "0.01",
            description = "How much of the area under the curve may be lost (default 0.01).")
    private double loss;

    public static void main(String[] args) {
        System.exit(new CommandLine(new TrainStudent()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        var texts = ScoredText.read(scores);
        var learner = new Learner(bits);
        learner.learn(texts.stream().filter(text -> !text.heldOut()).toList(), epochs);
        var raw = learner.packed();
        var fitted = new Weights(
                bits,
                raw.weights(),
                fit(Task.TOXICITY, raw.toxicity(), new Student(raw), texts),
                fit(Task.INJECTION, raw.injection(), new Student(raw), texts));
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

    private TaskFit fit(Task task, TaskFit raw, Student student, List<ScoredText> texts) {
        var points = new TradeOff(task, raw, student, texts).points();
        var alone = Logistic.fit(points.stream()
                .map(point -> new Logistic.Row(new double[] {point.figure()}, point.positive()))
                .toList());
        var both = Logistic.fit(points.stream()
                .map(point -> new Logistic.Row(new double[] {point.encoder(), point.figure()}, point.positive()))
                .toList());
        var stacked = new TaskFit(
                raw.scale(),
                raw.bias(),
                raw.low(),
                raw.high(),
                new TaskFit.Line(alone[0], alone[1]),
                both[0],
                both[1],
                both[2]);
        var curve = new TradeOff(task, stacked, student, texts);
        curve.print();
        double low = curve.lowFor(loss);
        double high = task == Task.INJECTION ? high(curve.points()) : Double.POSITIVE_INFINITY;
        System.out.printf(
                "chosen: [%.3f, %.3f); stack: encoder %.3f, student %.3f, %.3f%n", low, high, both[0], both[1], both[2]);
        return new TaskFit(
                raw.scale(),
                raw.bias(),
                low,
                high,
                stacked.alone(),
                stacked.encoder(),
                stacked.student(),
                stacked.bothBias());
    }

    /** From where on nearly all texts are harmful. Texts that are toxic always go on: the student knows no categories. */
    private static double high(List<TradeOff.Point> points) {
        var sorted = points.stream()
                .sorted((a, b) -> Double.compare(b.figure(), a.figure()))
                .toList();
        double border = Double.POSITIVE_INFINITY;
        int harmful = 0;
        for (int i = 0; i < sorted.size(); i++) {
            harmful += sorted.get(i).positive() ? 1 : 0;
            if (i + 1 >= FEWEST_SURE && harmful >= SURE * (i + 1)) {
                border = sorted.get(i).figure();
            }
        }
        return border;
    }
}
