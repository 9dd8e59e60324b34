package io.trustrail.gateway.review.hooks;

import java.time.Instant;
import java.util.Set;

/**
 * Somebody who is told.
 *
 * @param id {@code hook_…}
 * @param events what about
 */
public record Webhook(String id, String url, Set<HookEvent> events, String createdBy, Instant created) {

    public Webhook {
        events = Set.copyOf(events);
    }
}
