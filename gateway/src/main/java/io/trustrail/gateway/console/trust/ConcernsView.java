package io.trustrail.gateway.console.trust;

import io.trustrail.gateway.trust.concern.Concern;
import java.time.Instant;
import java.util.List;

/**
 * The list of concerns.
 *
 * @param show which ones: one of {@link #SHOWN}
 */
public record ConcernsView(List<Concern> concerns, String show, Instant now) {

    public static final List<String> SHOWN = List.of("open", "ended");

    public List<String> shown() {
        return SHOWN;
    }

    public boolean isLate(Concern concern) {
        return concern.isLate(now);
    }
}
