package io.trustrail.gateway.review.calibration;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a threshold would have done to the labels.
 *
 * @param unreviewed the share of answers at or above it
 * @param wrong the share of these that reviewers would not have let out; NaN if there are none
 * @param missed the share of all that reviewers would not have let out which is at or above it; NaN if there are none
 */
public record CurvePoint(double threshold, double unreviewed, double wrong, double missed) {

    private static final int STEPS = 20;

    /** From threshold 0 to 1 in steps of a twentieth. */
    static List<CurvePoint> of(List<Scored> labels) {
        return IntStream.rangeClosed(0, STEPS)
                .mapToObj(step -> at((double) step / STEPS, labels))
                .toList();
    }

    private static CurvePoint at(double threshold, List<Scored> labels) {
        long out = labels.stream().filter(it -> it.score() >= threshold).count();
        long bad = labels.stream().filter(it -> !it.approved()).count();
        long badOut = labels.stream()
                .filter(it -> !it.approved() && it.score() >= threshold)
                .count();
        return new CurvePoint(threshold, share(out, labels.size()), share(badOut, out), share(badOut, bad));
    }

    private static double share(long part, long all) {
        return all == 0 ? Double.NaN : (double) part / all;
    }
}
