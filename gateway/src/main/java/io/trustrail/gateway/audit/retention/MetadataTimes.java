package io.trustrail.gateway.audit.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Supplier;

/**
 * For how long entries stay in the log.
 *
 * @param features times by feature, as the policy in force has them; a negative one is for ever
 */
public record MetadataTimes(Supplier<Map<String, Duration>> features) {

    /** Whether there is an entry that goes at all: what is of no feature stays as long as any feature's calls. */
    public boolean areLimited() {
        return !longest().isNegative();
    }

    /** Whether an entry of a feature, or of none, is past its time. */
    boolean isPast(String feature, Instant at, Instant now) {
        var time = features.get().getOrDefault(feature, longest());
        return !time.isNegative() && at.isBefore(now.minus(time));
    }

    private Duration longest() {
        var times = features.get().values();
        var forEver = Duration.ofDays(-1);
        return times.stream().anyMatch(Duration::isNegative)
                ? forEver
                : times.stream().max(Comparator.naturalOrder()).orElse(forEver);
    }
}
