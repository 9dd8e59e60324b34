package io.trustrail.gateway.fairness.drift;

import io.trustrail.gateway.audit.index.CallMix;
import io.trustrail.gateway.audit.index.LogIndex;
import io.trustrail.gateway.policy.trust.DriftRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Compares the calls of a recent window with those of the time before it. Thread-safe; blocks. */
public final class DriftWatch {

    /** With fewer calls, every day is another. */
    public static final int FEWEST = 100;

    private final LogIndex index;

    public DriftWatch(LogIndex index) {
        this.index = index;
    }

    /**
     * A time.
     *
     * @param to the first instant that is left out
     */
    public record Span(Instant from, Instant to) {}

    /** How far the calls of features moved; nothing about what there is too little of. */
    public List<Shift> look(Collection<String> features, DriftRule rule, Instant now) {
        var begin = now.minus(rule.window());
        return compare(features, new Span(begin, now), new Span(begin.minus(rule.reference()), begin), rule.limit());
    }

    /**
     * The same for any two times.
     *
     * @param limit the population stability index from which on a change warns
     */
    public List<Shift> compare(Collection<String> features, Span late, Span before, double limit) {
        var shifts = new ArrayList<Shift>();
        for (var feature : features.stream().sorted().toList()) {
            var recent = index.mix(feature, late.from(), late.to());
            var reference = index.mix(feature, before.from(), before.to());
            add(shifts, feature, "verdict", limit, recent, reference, CallMix::verdicts);
            add(shifts, feature, "category", limit, recent, reference, CallMix::categories);
            add(shifts, feature, "confidence", limit, recent, reference, CallMix::confidences);
            add(shifts, feature, "language", limit, recent, reference, CallMix::languages);
        }
        return shifts;
    }

    private static void add(
            List<Shift> shifts,
            String feature,
            String of,
            double limit,
            CallMix recentMix,
            CallMix referenceMix,
            Function<CallMix, Map<String, Long>> which) {
        var recent = which.apply(recentMix);
        var reference = which.apply(referenceMix);
        long n = Psi.sum(recent);
        long m = Psi.sum(reference);
        if (n < FEWEST || m < FEWEST) {
            return;
        }
        double psi = Psi.of(recent, reference);
        var kinds = new HashSet<>(recent.keySet());
        kinds.addAll(reference.keySet());
        boolean warns = psi > limit && psi > Psi.chance(kinds.size(), n, m);
        shifts.add(new Shift(feature, of, psi, n, m, most(kinds, recent, reference), warns));
    }

    private static String most(Collection<String> kinds, Map<String, Long> recent, Map<String, Long> reference) {
        double n = Psi.sum(recent);
        double m = Psi.sum(reference);
        var most = "";
        double farthest = -1;
        for (var kind : kinds.stream().sorted().toList()) {
            double far = Math.abs(recent.getOrDefault(kind, 0L) / n - reference.getOrDefault(kind, 0L) / m);
            if (far > farthest) {
                farthest = far;
                most = kind;
            }
        }
        return most;
    }
}
