package io.trustrail.gateway.console.reviews;

import io.trustrail.gateway.review.calibration.CalibrationReport;
import io.trustrail.gateway.review.calibration.CurvePoint;
import io.trustrail.gateway.review.calibration.Reliability;
import io.trustrail.gateway.review.calibration.Reliability.Bin;
import io.trustrail.gateway.review.calibration.Threshold;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What labels say about confidence, as its page shows it. Diagrams are 100 wide and high, with 0 at the bottom.
 *
 * @param feature of which the labels are; empty for all
 * @param diff the change of the policy that the threshold asks for; empty without a threshold, or for all features
 */
public record CalibrationView(CalibrationReport report, String feature, String diff) {

    private static final int SIZE = 100;
    private static final double SMALLEST = 1.2;
    private static final double LARGEST = 3;

    /** The lines of the change. */
    public List<String> changes() {
        return diff.lines().toList();
    }

    public boolean hasLabels() {
        return report.labels() > 0;
    }

    public boolean known(double number) {
        return !Double.isNaN(number);
    }

    public boolean fitted() {
        return report.fit() != null;
    }

    /** The threshold, if there are enough labels for one. */
    public boolean hasThreshold() {
        return report.threshold() instanceof Threshold.Below;
    }

    /** To be asked for only if there is one. */
    public Threshold.Below below() {
        return (Threshold.Below) report.threshold();
    }

    /** To be asked for only if there is none. */
    public Threshold.NotEnough notEnough() {
        return (Threshold.NotEnough) report.threshold();
    }

    public String x(Bin bin) {
        return place(bin.confidence());
    }

    public String y(Bin bin) {
        return place(1 - bin.approved());
    }

    /** Larger groups have larger dots. */
    public String radius(Reliability of, Bin bin) {
        double share = of.labels() == 0 ? 0 : (double) bin.labels() / of.labels();
        return number(Math.max(SMALLEST, Math.min(LARGEST, SIZE * share / 4)));
    }

    /** The line through the groups. */
    public String line(Reliability of) {
        return of.bins().stream().map(bin -> x(bin) + "," + y(bin)).collect(Collectors.joining(" "));
    }

    /** Every second step, which is what a table has room for. */
    public List<CurvePoint> steps() {
        return report.curve().stream()
                .filter(point -> Math.round(point.threshold() * 20) % 2 == 0)
                .toList();
    }

    private static String place(double share) {
        return number(share * SIZE);
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
