package io.trustrail.gateway.review.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What labels say about confidence.
 *
 * @param labels how many there are
 * @param sampled how many of them chance chose
 * @param onSample whether before and after were measured on those alone; else on all labels, which are mostly of answers
 *     with low confidence and don't stand for all
 * @param before confidence as it was at the time
 * @param after confidence as the new calibration would have had it, for each label by a fit on others (five-fold)
 * @param fit the new calibration, or null if there are not enough labels for one
 * @param curve what thresholds would have done, with the new calibration
 * @param threshold the one to use with the new calibration
 */
public record CalibrationReport(
        int labels,
        int sampled,
        boolean onSample,
        Reliability before,
        Reliability after,
        @Nullable Platt fit,
        List<CurvePoint> curve,
        Threshold threshold,
        Risk risk) {

    /** From so many sampled labels on, these alone are what is measured on. */
    public static final int FEWEST_SAMPLED = 50;

    private static final int FOLDS = 5;

    /**
     * Measures and fits.
     *
     * @param logit what the model made of the signals, before any calibration
     */
    public static CalibrationReport of(List<Labelled> labels, ToDoubleFunction<Labelled> logit, Risk risk) {
        long drawn = labels.stream().filter(Labelled::sampled).count();
        boolean onSample = drawn >= FEWEST_SAMPLED;
        var whole = Platt.fit(scored(labels, logit)).orElse(null);
        var after = crossFitted(labels, logit);
        var measured = IntStream.range(0, labels.size())
                .filter(i -> !onSample || labels.get(i).sampled())
                .boxed()
                .toList();
        var calibrated = whole == null ? Platt.NONE : whole;
        ToDoubleFunction<Labelled> probability =
                whole == null ? Labelled::confidence : label -> calibrated.probability(logit.applyAsDouble(label));
        var sample = labels.stream().filter(Labelled::sampled).toList();
        return new CalibrationReport(
                labels.size(),
                (int) drawn,
                onSample,
                Reliability.of(measured.stream()
                        .map(i -> new Scored(
                                labels.get(i).confidence(), labels.get(i).approved()))
                        .toList()),
                Reliability.of(measured.stream().map(after::get).toList()),
                whole,
                CurvePoint.of(scored(onSample ? sample : labels, probability)),
                Threshold.of(scored(sample, probability), risk),
                risk);
    }

    private static List<Scored> scored(List<Labelled> labels, ToDoubleFunction<Labelled> score) {
        return labels.stream()
                .map(label -> new Scored(score.applyAsDouble(label), label.approved()))
                .toList();
    }

    /** Each label with a probability that a fit on the other folds gives it; where none is possible, as it was. */
    private static List<Scored> crossFitted(List<Labelled> labels, ToDoubleFunction<Labelled> logit) {
        record Placed(int index, Scored label) {}
        var placed = new ArrayList<Placed>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int out = fold;
            var others = IntStream.range(0, labels.size())
                    .filter(i -> i % FOLDS != out)
                    .mapToObj(labels::get)
                    .toList();
            var fit = Platt.fit(scored(others, logit)).orElse(null);
            for (int i = fold; i < labels.size(); i += FOLDS) {
                var label = labels.get(i);
                double score = fit == null ? label.confidence() : fit.probability(logit.applyAsDouble(label));
                placed.add(new Placed(i, new Scored(score, label.approved())));
            }
        }
        return placed.stream()
                .sorted(Comparator.comparingInt(Placed::index))
                .map(Placed::label)
                .toList();
    }
}
