package io.trustrail.gateway.console.reviews;

import io.trustrail.gateway.review.item.Refused;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/** What a visitor is told when the queue refuses something. */
public final class Refusals {

    private Refusals() {}

    /** The status of a page that says so. */
    public static int status(Refused refused) {
        return switch (refused.why()) {
            case NOT_FOUND -> 404;
            case NOT_ALLOWED, SKILL_MISSING, SECOND_PERSON -> 403;
            case UNKNOWN_CHANNEL, UNKNOWN_TOKEN, PERSONAL_DATA -> 422;
            default -> 409;
        };
    }

    /** The key of the sentence that says so. */
    static String key(Refused refused) {
        return "review.refused." + refused.why().name().toLowerCase(Locale.ROOT);
    }

    /** For pages that can't say more. */
    public static void fail(RoutingContext request, Throwable failed) {
        if (failed instanceof Refused refused) {
            request.fail(status(refused) == 404 ? 404 : 403);
        } else {
            request.fail(failed);
        }
    }
}
