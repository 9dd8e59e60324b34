package io.trustrail.gateway.api.reviews;

import io.trustrail.gateway.access.tokens.ApiToken;
import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.review.item.Actor;
import io.trustrail.gateway.review.item.Actor.Right;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;

/** Who is behind a token. */
public final class Actors {

    private static final Map<Scope, Right> RIGHTS = Map.of(
            Scope.REVIEWS_READ, Right.READ,
            Scope.REVIEWS_DECIDE, Right.DECIDE,
            Scope.REVIEWS_REVEAL, Right.REVEAL,
            Scope.REVIEWS_MANAGE, Right.MANAGE);

    private Actors() {}

    public static Actor of(ApiToken token) {
        var rights = EnumSet.noneOf(Right.class);
        RIGHTS.forEach((scope, right) -> {
            if (token.has(scope)) {
                rights.add(right);
            }
        });
        return new Actor(token.name(), rights);
    }

    /** Names are the same in any case. */
    static String normal(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
