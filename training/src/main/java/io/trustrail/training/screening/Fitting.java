package io.trustrail.training.screening;

import io.trustrail.gateway.detect.screening.Calibration;
import io.trustrail.gateway.detect.screening.Task;
import io.trustrail.gateway.detect.screening.student.Student;
import io.trustrail.gateway.detect.screening.student.TaskFit;
import io.trustrail.gateway.evaluation.score.Decisions;
import java.util.List;

/**
 * Decides, on texts that took no part in learning, how the student's figures are read.
 *
 * @param loss how much of the area under the curve may be lost
 */
record Fitting(Student student, Calibration calibration, List<ScoredText> texts, double loss) {

    private static final double SURE = 0.995;
    private static final int FEWEST_SURE = 100;
    /** The student has a say beside the encoder only if that is worth so much of the area under the curve. */
    private static final double WORTH = 0.003;
    /** So many neutral texts may be taken for harmful. */
    private static final double FALSE_ALARMS = 0.005;

    /** So many may be brought before people. */
    private static final double DOUBTS = 0.01;

    /** Less likely than that, nobody is asked to look. */
    private static final double LEAST_DOUBT = 0.15;

    private static final double STEP = 0.01;
    private static final double EVEN = 0.5;

    /** @param missed how many of the harmful texts that the encoder finds may be settled as harmless */
    TaskFit fit(Task task, TaskFit raw, double missed) {
        var points = new TradeOff(task, raw, student, calibration, texts).points();
        var alone = line(points);
        var encoderOnly = with(raw, alone, alone, 1, 0, 0);
        var weights = Logistic.fit(points.stream()
                .map(point -> new Logistic.Row(new double[] {point.encoder(), point.figure()}, point.positive()))
                .toList());
        var stacked = with(raw, alone, alone, weights[0], weights[1], weights[2]);
        double gain = curve(task, stacked).area(Double.NEGATIVE_INFINITY)
                - curve(task, encoderOnly).area(Double.NEGATIVE_INFINITY);
        System.out.printf("%n%s: the student's say is worth %.4f%n", task, gain);
        var chosen = gain >= WORTH ? stacked : encoderOnly;
        double first = low(curve(task, chosen), missed);
        var settled = line(points.stream().filter(it -> it.figure() < first).toList());
        var whole = with(raw, alone, settled, chosen.encoder(), chosen.student(), chosen.bothBias());
        return bordered(task, whole, missed);
    }

    private double low(TradeOff curve, double missed) {
        return Math.min(curve.lowFor(loss), curve.lowForMissed(missed));
    }

    private static TaskFit.Line line(List<TradeOff.Point> points) {
        var line = Logistic.fit(points.stream()
                .map(point -> new Logistic.Row(new double[] {point.figure()}, point.positive()))
                .toList());
        return new TaskFit.Line(line[0], line[1]);
    }

    private TaskFit bordered(Task task, TaskFit fit, double missed) {
        var curve = curve(task, fit);
        curve.print();
        double low = low(curve, missed);
        double high = task == Task.INJECTION ? high(curve.points()) : Double.POSITIVE_INFINITY;
        double doubtful = doubtful(curve.points(), fit, low);
        double likely = likely(curve.points(), fit);
        System.out.println("chosen:");
        curve.print(low);
        curve.printServices(low);
        System.out.printf("[%.3f, %.3f), doubtful from %.2f, likely from %.2f%n", low, high, doubtful, likely);
        return new TaskFit(
                fit.scale(),
                fit.bias(),
                low,
                high,
                fit.alone(),
                fit.settled(),
                fit.encoder(),
                fit.student(),
                fit.bothBias(),
                doubtful,
                likely);
    }

    private TradeOff curve(Task task, TaskFit fit) {
        return new TradeOff(task, fit, student, calibration, texts);
    }

    private static TaskFit with(
            TaskFit raw, TaskFit.Line alone, TaskFit.Line settled, double encoder, double student, double bias) {
        return new TaskFit(
                raw.scale(), raw.bias(), raw.low(), raw.high(), alone, settled, encoder, student, bias, 0, EVEN);
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

    /** So that few neutral texts are brought before people. */
    private static double doubtful(List<TradeOff.Point> points, TaskFit fit, double low) {
        double threshold = LEAST_DOUBT;
        double share = 1;
        while (share > DOUBTS && threshold < EVEN) {
            threshold += STEP;
            double from = threshold;
            share = points.stream()
                    .filter(point -> point.text().isNeutral())
                    .mapToInt(
                            point -> point.figure() >= low && fit.both(point.figure(), point.encoder()) >= from ? 1 : 0)
                    .average()
                    .orElse(0);
        }
        return threshold;
    }

    /** At least even; the best F1 among the thresholds that leave neutral texts alone. */
    private static double likely(List<TradeOff.Point> points, TaskFit fit) {
        double best = EVEN;
        double bestF1 = -1;
        for (double threshold = EVEN; threshold < 1; threshold += STEP) {
            var decisions = new Decisions();
            var neutral = new Decisions();
            for (var point : points) {
                boolean said = fit.both(point.figure(), point.encoder()) >= threshold;
                (point.text().isNeutral() ? neutral : decisions).add(said, point.positive());
            }
            boolean quiet = !(neutral.falseAlarms() > FALSE_ALARMS);
            if (quiet && decisions.f1() > bestF1) {
                bestF1 = decisions.f1();
                best = threshold;
            }
        }
        return best;
    }
}
