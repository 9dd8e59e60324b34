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

    private record Event(String what, Instant at, String review) {}

    /* Of changes that were made together, the record may say later that they did not happen: of the newest only. */
    private final List<Event> together = new ArrayList<>();
    private String group = "";
    private final Counts outcomes = new Counts();
    private final Counts steps = new Counts();
    private final Map<String, Instant> open = new HashMap<>();
    private final List<Duration> times = new ArrayList<>();

    void follow(String what, Instant at, Map<?, ?> facts) {
        var named = String.valueOf(facts.get("group"));
        if (what.equals("undone")) {
            if (named.equals(group)) {
                together.clear();
            }
            return;
        }
        if (!named.equals(group)) {
            settle();
            group = named;
        }
        together.add(new Event(what, at, String.valueOf(facts.get("review"))));
    }

    /** Counts what was held back until it was sure that it happened. */
    private void settle() {
        together.forEach(this::count);
        together.clear();
    }

    private void count(Event event) {
        if (!ENDS.contains(event.what)) {
            steps.add(event.what);
            if (event.what.equals("opened")) {
                open.put(event.review, event.at);
            }
            return;
        }
        outcomes.add(event.what);
        var begun = open.remove(event.review);
        if (begun != null && !event.what.equals("expired")) {
            times.add(Duration.between(begun, event.at));
        }
    }

    Counts outcomes() {
        settle();
        return outcomes;
    }

    Counts steps() {
        settle();
        return steps;
    }

    int stillOpen() {
        settle();
        return open.size();
    }

    /** The time that a share of all reviews took at most, or zero if there were none. */
    Duration time(double share) {
        settle();
        var sorted = times.stream().sorted().toList();
        return sorted.isEmpty() ? Duration.ZERO : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    int decided() {
        settle();
        return times.size();
    }
}
