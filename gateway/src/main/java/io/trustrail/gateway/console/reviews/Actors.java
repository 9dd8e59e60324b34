package io.trustrail.gateway.console.reviews;

import io.trustrail.gateway.access.users.User;
import io.trustrail.gateway.review.item.Actor;
import io.trustrail.gateway.review.item.Actor.Right;
import java.util.EnumSet;

/** What the console's users may do with reviews. */
public final class Actors {

    private Actors() {}

    /** Everybody who can log in sees the queue, masked; the rest is what roles are for. */
    public static Actor of(User user) {
        var rights = EnumSet.of(Right.READ);
        for (var role : user.roles()) {
            switch (role) {
                case REVIEWER -> rights.add(Right.DECIDE);
                case REVEALER -> rights.add(Right.REVEAL);
                case ADMIN -> rights.add(Right.MANAGE);
                case AUDITOR -> rights.add(Right.READ);
            }
        }
        return new Actor(user.name(), rights);
    }
}
