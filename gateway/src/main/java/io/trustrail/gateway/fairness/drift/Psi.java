package io.trustrail.gateway.fairness.drift;

import java.util.HashSet;
import java.util.Map;

/**
 * The population stability index of two groups of counts: the sum of (p - q) ln(p / q) over all kinds. 0 for the same
 * shares; by custom, 0.1 is a change to look at and 0.25 a large one.
 *
 * <p>Source of its spread without any change: B. Yurdakul, Statistical properties of population stability index, 2018: a
 * chi-squared variable of (kinds - 1) degrees of freedom, times 1/n + 1/m.
 */
final class Psi {

    /** What stands in for a kind that never came, as a count: else one call would be an infinite change. */
    private static final double NEVER = 0.5;

    /** Quantile of the normal distribution for 99.9 %, one-sided. */
    private static final double SURE = 3.090232;

    private Psi() {}

    static double of(Map<String, Long> recent, Map<String, Long> reference) {
        var kinds = new HashSet<>(recent.keySet());
        kinds.addAll(reference.keySet());
        double n = total(recent, kinds.size());
        double m = total(reference, kinds.size());
        double sum = 0;
        for (var kind : kinds) {
            double p = (recent.getOrDefault(kind, 0L) + NEVER) / n;
            double q = (reference.getOrDefault(kind, 0L) + NEVER) / m;
            sum += (p - q) * Math.log(p / q);
        }
        return sum;
    }

    private static double total(Map<String, Long> counts, int kinds) {
        return sum(counts) + NEVER * kinds;
    }

    static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What chance alone stays below, in 999 of 1,000 cases; by the approximation of Wilson and Hilferty. */
    static double chance(int kinds, long recent, long reference) {
        double degrees = Math.max(1, kinds - 1);
        double spread = 2 / (9 * degrees);
        double chiSquared = degrees * Math.pow(1 - spread + SURE * Math.sqrt(spread), 3);
        return chiSquared * (1.0 / Math.max(1, recent) + 1.0 / Math.max(1, reference));
    }
}
