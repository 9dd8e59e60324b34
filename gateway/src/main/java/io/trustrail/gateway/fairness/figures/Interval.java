package io.trustrail.gateway.fairness.figures;

/**
 * Between which numbers something lies, with some confidence.
 *
 * <p>Sources: E. B. Wilson, Probable inference, the law of succession, and statistical inference, 1927; R. G. Newcombe,
 * Interval estimation for the difference between independent proportions, 1998, method 10.
 */
public record Interval(double low, double high) {

    /** The quantile of the normal distribution for a confidence of 95 %. */
    public static final double USUAL = 1.959964;

    /** For 99.9 %: what one has to be sure of who looks at hundreds of gaps at once. */
    public static final double SURE = 3.290527;

    /** Wilson's interval of a share. */
    public static Interval of(Share share, double z) {
        if (share.texts() == 0) {
            return new Interval(0, 1);
        }
        double n = share.texts();
        double p = share.value();
        double middle = p + z * z / (2 * n);
        double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        double all = 1 + z * z / n;
        return new Interval(Math.max(0, (middle - half) / all), Math.min(1, (middle + half) / all));
    }

    /** Newcombe's interval of {@code one} minus {@code other}. */
    public static Interval ofDifference(Share one, Share other, double z) {
        var first = of(one, z);
        var second = of(other, z);
        double difference = one.value() - other.value();
        double down = Math.hypot(one.value() - first.low, second.high - other.value());
        double up = Math.hypot(first.high - one.value(), other.value() - second.low);
        return new Interval(Math.max(-1, difference - down), Math.min(1, difference + up));
    }
}
