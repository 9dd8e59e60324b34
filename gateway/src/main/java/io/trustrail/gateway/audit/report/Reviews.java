package io.trustrail.gateway.audit.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What became of answers before people, and how long that took. Not thread-safe. */
final class Reviews {

    /* A review ends with one of these; whatever else is told of it is a step. */
    private static final Set<String> ENDS = Set.of("approved", "edited", "rejected", "expired");

    private final Counts outcomes = new Counts();
    private final Counts steps = new Counts();
    private final Map<String, Instant> open = new HashMap<>();
    private final List<Duration> times = new ArrayList<>();

    void follow(String what, Instant at, Map<?, ?> facts) {
        var review = String.valueOf(facts.get("review"));
        steps.add(what);
        if (what.equals("opened")) {
            open.put(review, at);
        } else if (ENDS.contains(what)) {
            outcomes.add(what);
            var begun = open.remove(review);
            if (begun != null) {
                times.add(Duration.between(begun, at));
            }
        }
    }

    Counts outcomes() {
        return outcomes;
    }

    Counts steps() {
        return steps;
    }

    int stillOpen() {
        return open.size();
    }

    /** The time that a share of all reviews took at most, or zero if there were none. */
    Duration time(double share) {
        var sorted = times.stream().sorted().toList();
        return sorted.isEmpty() ? Duration.ZERO : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    int decided() {
        return times.size();
    }
}
