package io.trustrail.gateway.review.queue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Those who wait for reviews to end, in this process. */
final class Waiters {

    private final Vertx vertx;
    private final ConcurrentHashMap<String, Set<Promise<Void>>> waiting = new ConcurrentHashMap<>();

    Waiters(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Somebody who waits. */
    record Waiting(Promise<Void> promise) {

        /** Completes on the context of whoever waits, when the review is woken, the time is over, or nobody cares. */
        Future<Void> future() {
            return promise.future();
        }

        void cancel() {
            promise.tryComplete();
        }
    }

    /** Begins to wait for a review. */
    Waiting next(String review, Duration atMost) {
        Promise<Void> promise = ((ContextInternal) vertx.getOrCreateContext()).promise();
        waiting.compute(review, (id, others) -> {
            var all = others == null ? ConcurrentHashMap.<Promise<Void>>newKeySet() : others;
            all.add(promise);
            return all;
        });
        long timer = vertx.setTimer(Math.max(1, atMost.toMillis()), id -> promise.tryComplete());
        promise.future().onComplete(done -> {
            vertx.cancelTimer(timer);
            waiting.computeIfPresent(review, (id, all) -> {
                all.remove(promise);
                return all.isEmpty() ? null : all;
            });
        });
        return new Waiting(promise);
    }

    /** To be called when a review ended. */
    void wake(String review) {
        var all = waiting.remove(review);
        if (all != null) {
            all.forEach(Promise::tryComplete);
        }
    }

    /** What is waited for. */
    List<String> reviews() {
        return List.copyOf(waiting.keySet());
    }
}
