package io.trustrail.gateway.review.queue;

import io.trustrail.gateway.review.item.Item;
import io.trustrail.gateway.review.item.Refused;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** How a change ended: a refusal, too, may leave traces, such as a review that turned out to be expired. */
record Result(@Nullable Item item, @Nullable Refused refused) {

    static Result of(Item item) {
        return new Result(item, null);
    }

    static Result refused(Refused.Why why, String message) {
        return new Result(null, new Refused(why, message));
    }

    Future<Item> future() {
        return item != null ? Future.succeededFuture(item) : Future.failedFuture(refused);
    }
}
