package io.trustrail.gateway.it.confidence;

import io.trustrail.gateway.review.calibration.CalibrationReport;
import io.trustrail.gateway.review.calibration.Platt;
import io.trustrail.gateway.review.calibration.Reliability;
import io.trustrail.gateway.review.calibration.Risk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * What weights are worth: fitted and calibrated on one half, measured on the other.
 *
 * @param before confidence as the weights alone give it
 * @param after with a calibration that {@code trustrail calibrate} would make of the training half
 */
record Measured(Platt calibration, Reliability before, Reliability after, List<Point> curve) {

    private static final Risk RISK = new Risk(0.1, 0.1);
    private static final int STEPS = 20;

    /** Of the most confident answers, this share goes out, and this share of them is wrong. */
    record Point(double coverage, double risk, double threshold) {}

    static Measured of(Weights weights, List<Judged> training, List<Judged> test) {
        var report = report(training, it -> weights.confidence(it.signals()), weights);
        var platt = Objects.requireNonNull(report.fit());
        ToDoubleFunction<Judged> calibrated = it -> platt.probability(weights.logit(it.signals()));
        return new Measured(
                platt,
                report(test, it -> weights.confidence(it.signals()), weights).before(),
                report(test, calibrated, weights).before(),
                curve(test, calibrated));
    }

    /** What the gateway's own report says of labels with these confidences. */
    static CalibrationReport report(List<Judged> half, ToDoubleFunction<Judged> confidence, Weights weights) {
        var labels =
                half.stream().map(it -> it.label(confidence.applyAsDouble(it))).toList();
        return CalibrationReport.of(labels, label -> weights.logit(Objects.requireNonNull(label.signals())), RISK);
    }

    private static List<Point> curve(List<Judged> test, ToDoubleFunction<Judged> confidence) {
        var sorted = test.stream()
                .sorted(Comparator.comparingDouble(confidence).reversed())
                .toList();
        var points = new ArrayList<Point>();
        for (int step = 1; step <= STEPS; step++) {
            var out = sorted.subList(0, sorted.size() * step / STEPS);
            long wrong = out.stream().filter(it -> !it.test().kind().approved).count();
            points.add(new Point(
                    (double) step / STEPS,
                    (double) wrong / out.size(),
                    confidence.applyAsDouble(out.get(out.size() - 1))));
        }
        return points;
    }
}
