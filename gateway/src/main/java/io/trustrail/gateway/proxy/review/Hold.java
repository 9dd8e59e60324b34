package io.trustrail.gateway.proxy.review;

import io.trustrail.gateway.proxy.call.Call;
import io.trustrail.gateway.proxy.call.Refused;
import io.trustrail.gateway.review.Decision;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;

/**
 * A client that waits for a person. Exactly one end wins: a decision, the end of the window, the client's leaving, or the
 * gateway's closing; the last two are noted on the review, which goes on without the client.
 */
final class Hold {

    private final ReviewGate reviews;
    private final Call call;
    private final String review;
    private final Promise<Decision> end = Promise.promise();

    Hold(ReviewGate reviews, Call call, String review) {
        this.reviews = reviews;
        this.call = call;
        this.review = review;
    }

    /** Completes with the decision, also that the window ended; fails with a {@link Refused} if nobody waits any more. */
    Future<Decision> decision(Duration window) {
        var context = reviews.vertx().getOrCreateContext();
        Runnable closing = () -> context.runOnContext(v -> leave());
        call.client().onLeaving(this::leave);
        reviews.began(closing);
        reviews.desk()
                .await(review, window)
                .compose(found -> found.isPresent()
                        ? Future.succeededFuture(found.get())
                        : reviews.desk().lapse(review))
                .onComplete(done -> {
                    if (done.succeeded()) {
                        end.tryComplete(done.result());
                    } else {
                        end.tryFail(done.cause());
                    }
                });
        if (call.client().isGone()) {
            leave();
        }
        return end.future().onComplete(done -> reviews.ended(closing));
    }

    /* The note is durable before the call ends: the queue closes behind the last call. */
    private void leave() {
        if (!end.future().isComplete()) {
            reviews.desk()
                    .abandoned(review)
                    .onComplete(
                            noted -> end.tryFail(ReviewGate.shuttingDown(review).asException()));
        }
    }
}
