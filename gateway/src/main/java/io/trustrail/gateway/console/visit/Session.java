package io.trustrail.gateway.console.visit;

import io.trustrail.gateway.access.users.User;
import java.time.Instant;

/**
 * A login that is not over.
 *
 * @param id what the browser's cookie says: as good as a password while it lasts
 * @param passwordChanged of the user, when the session began: another one ends it
 * @param began in nanoseconds of the clock of {@link Sessions}
 */
public record Session(String id, String userId, Instant passwordChanged, long began) {

    boolean isOf(User user) {
        return user.enabled() && user.passwordChanged().equals(passwordChanged);
    }

    /** Never prints the id. */
    @Override
    public String toString() {
        return "Session[" + userId + "]";
    }
}
