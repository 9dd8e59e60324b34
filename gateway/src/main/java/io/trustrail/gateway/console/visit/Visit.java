package io.trustrail.gateway.console.visit;

import io.trustrail.gateway.access.users.User;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/** A request of somebody who is logged in. */
public record Visit(User user, Session session) {

    private static final String KEY = Visit.class.getName();

    /** Who sent a request that {@link Doorkeeper#requireLogin} let pass. */
    public static Visit of(RoutingContext request) {
        return Objects.requireNonNull(request.get(KEY), "the route lets everybody in");
    }

    static boolean isKnown(RoutingContext request) {
        return request.get(KEY) != null;
    }

    void remember(RoutingContext request) {
        request.put(KEY, this);
    }
}
