package io.trustrail.gateway.review.hooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message and how far it is.
 *
 * @param id {@code msg_…}; the same in every attempt
 * @param about id of the review or concern that it is about
 * @param attempts how often it was sent
 * @param next when it is sent next, if it is pending
 * @param ended when the target took it or it was given up, or null
 * @param problem why the last attempt failed, such as {@code status 500}; empty if none did
 */
public record Delivery(
        String id,
        String webhook,
        String event,
        String about,
        State state,
        int attempts,
        Instant created,
        Instant next,
        @Nullable Instant ended,
        String problem) {

    /** How far a message is. */
    public enum State {
        PENDING,
        DELIVERED,
        /** Nobody took it for days. */
        DEAD
    }
}
