package io.trustrail.gateway.policy.trust;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When features are audited for fairness, from which gap on an audit warns, and from when on calls have drifted. Immutable. */
public final class FairnessRule {

    /** Never, with the usual limits. */
    public static final FairnessRule NONE = new FairnessRule(null, Map.of(), DriftRule.USUAL);

    /** What limits can be set for. */
    public static final Set<String> MEASURES = Set.of(
            "toxicity-stopped",
            "toxicity-marked",
            "toxicity-missed",
            "injection-stopped",
            "injection-marked",
            "injection-missed",
            "names-missed");

    private final @Nullable Duration every;
    private final Map<String, Double> limits;
    private final DriftRule drift;

    /**
     * @param every how long after an audit the next one begins; null for never
     * @param limits by measure, as fractions
     */
    public FairnessRule(@Nullable Duration every, Map<String, Double> limits, DriftRule drift) {
        this.drift = drift;
        this.every = every;
        this.limits = Map.copyOf(limits);
    }

    /** How long after an audit of a feature the next one begins; empty if nobody but people begins one. */
    public Optional<Duration> every() {
        return Optional.ofNullable(every);
    }

    /** When calls have become others than they were. */
    public DriftRule drift() {
        return drift;
    }

    /** The limits that a policy sets, by measure. */
    public Map<String, Double> limits() {
        return limits;
    }
}
