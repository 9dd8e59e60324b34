package io.trustrail.gateway.api.reviews;

import io.trustrail.gateway.api.ApiAnswer;
import io.trustrail.gateway.api.ApiCall;
import io.trustrail.gateway.api.ApiError;
import io.trustrail.gateway.review.item.Refused;
import io.vertx.core.Future;
import java.util.Locale;
import java.util.function.Function;

/** Refusals of the queue, told as the API tells errors. */
public final class Refusals {

    private Refusals() {}

    /** The work, with its refusals as {@link ApiError}s. */
    public static Function<ApiCall, Future<ApiAnswer>> told(Function<ApiCall, Future<ApiAnswer>> work) {
        return told(work, Refusals::fix);
    }

    /** The same for work that keeps an edited text as the reviewer's draft if it comes too late. */
    static Function<ApiCall, Future<ApiAnswer>> toldWithDraft(Function<ApiCall, Future<ApiAnswer>> work) {
        return told(work, why -> switch (why) {
            case CLAIMED, NOT_CLAIMED, DECIDED, EXPIRED -> fix(why) + " An edited text was kept as your draft.";
            default -> fix(why);
        });
    }

    private static Function<ApiCall, Future<ApiAnswer>> told(
            Function<ApiCall, Future<ApiAnswer>> work, Function<Refused.Why, String> fix) {
        return call -> work.apply(call)
                .recover(failure -> Future.failedFuture(
                        failure instanceof Refused refused ? error(refused, fix.apply(refused.why())) : failure));
    }

    private static ApiError error(Refused refused, String fix) {
        return new ApiError(
                status(refused.why()),
                refused.why().name().toLowerCase(Locale.ROOT),
                message(refused),
                field(refused.why()),
                fix);
    }

    private static String message(Refused refused) {
        var details = refused.details();
        return details.isEmpty()
                ? String.valueOf(refused.getMessage())
                : refused.getMessage() + " It is about: " + String.join("; ", details) + ".";
    }

    private static int status(Refused.Why why) {
        return switch (why) {
            case NOT_FOUND -> 404;
            case NOT_ALLOWED, SKILL_MISSING -> 403;
            case ERASED -> 410;
            case UNKNOWN_CHANNEL, UNKNOWN_TOKEN -> 400;
            default -> 409;
        };
    }

    private static String field(Refused.Why why) {
        return switch (why) {
            case UNKNOWN_CHANNEL, UNKNOWN_TOKEN -> "texts";
            default -> "";
        };
    }

    private static String fix(Refused.Why why) {
        return switch (why) {
            case NOT_FOUND -> "Check the id in the address.";
            case NOT_ALLOWED -> "Use a token with the scope for it.";
            case CLAIMED -> "Take another one, or wait until it is released.";
            case NOT_CLAIMED -> "Claim it first.";
            case DECIDED, EXPIRED -> "Take another one.";
            case SKILL_MISSING -> "Leave it to somebody with these skills, or change yours.";
            case SECOND_PERSON -> "Leave it to another reviewer.";
            case DISPUTED -> "Leave it to somebody whose token has the scope reviews:manage.";
            case ERASED -> "Decide without the texts: approve or reject.";
            case UNKNOWN_CHANNEL -> "Send texts under the names that the review has.";
            case UNKNOWN_TOKEN -> "Take these tokens out.";
            case PERSONAL_DATA -> "Take it out; in an edit, you can also send personal_data_confirmed: true.";
        };
    }
}
