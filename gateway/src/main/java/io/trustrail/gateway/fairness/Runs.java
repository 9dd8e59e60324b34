package io.trustrail.gateway.fairness;

import io.trustrail.gateway.fairness.Run.State;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** What became of audits, the last of each feature. Thread-safe. */
final class Runs {

    private static final int ALL = 100;

    private final Map<String, Run> last = new ConcurrentHashMap<>();
    private final Clock clock;

    Runs(Clock clock) {
        this.clock = clock;
    }

    Optional<Run> of(String feature) {
        return Optional.ofNullable(last.get(feature));
    }

    /** Notes that one waits; false if one waits already, or is under way. */
    boolean ask(String feature) {
        var taken = new AtomicBoolean();
        last.compute(feature, (name, before) -> {
            taken.set(before == null || !before.isOpen());
            return taken.get() ? new Run(feature, State.WAITING, clock.instant(), 0) : before;
        });
        return taken.get();
    }

    /** Whether one waits or is under way here. */
    boolean areOpen() {
        return last.values().stream().anyMatch(Run::isOpen);
    }

    void becomes(String feature, State state) {
        last.put(feature, new Run(feature, state, clock.instant(), state == State.DONE ? ALL : 0));
    }

    void goesOn(String feature, double share) {
        last.computeIfPresent(
                feature, (name, run) -> new Run(name, run.state(), run.at(), (int) Math.min(ALL - 1, share * ALL)));
    }
}
