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

    /** With fewer, every day is another. */
    private static final int FEWEST = 100;

    private final LogIndex index;

    public DriftWatch(LogIndex index) {
        this.index = index;
    }

    /** How far the calls of features moved; nothing about what there is too little of. */
    public List<Shift> look(Collection<String> features, DriftRule rule, Instant now) {
        var shifts = new ArrayList<Shift>();
        var begin = now.minus(rule.window());
        for (var feature : features.stream().sorted().toList()) {
            var recent = index.mix(feature, begin, now);
            var reference = index.mix(feature, begin.minus(rule.reference()), begin);
            add(shifts, feature, "verdict", rule, recent, reference, CallMix::verdicts);
            add(shifts, feature, "category", rule, recent, reference, CallMix::categories);
            add(shifts, feature, "confidence", rule, recent, reference, CallMix::confidences);
            add(shifts, feature, "language", rule, recent, reference, CallMix::languages);
        }
        return shifts;
    }

    private static void add(
            List<Shift> shifts,
            String feature,
            String of,
            DriftRule rule,
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
        boolean warns = psi > rule.limit() && psi > Psi.chance(kinds.size(), n, m);
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
