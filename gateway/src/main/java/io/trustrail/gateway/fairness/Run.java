package io.trustrail.gateway.fairness;

import java.time.Instant;
import java.util.Locale;

/**
 * How an audit goes, or went, in this process.
 *
 * @param at when it came into this state
 * @param percent how much of it is done, 0 to 100; texts that guards do not look for are left out, so it may end early
 */
public record Run(String feature, State state, Instant at, int percent) {

    /** What an audit may be at. */
    public enum State {
        /** Another one is under way. */
        WAITING,
        RUNNING,
        DONE,
        /** It was not made: another gateway on the store is at one. */
        ELSEWHERE,
        /** It could not be made or kept; the log says why. */
        FAILED;

        /** In lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it has not ended. */
    public boolean isOpen() {
        return state == State.WAITING || state == State.RUNNING;
    }
}
