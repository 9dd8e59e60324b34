package io.trustrail.gateway.guard.late;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waits for answers that come on other threads. */
public final class InTime {

    private InTime() {}

    /** The answer on the calling context, if it comes within this time, else {@link Unavailable}. */
    public static <T> Future<T> of(Future<T> answer, Duration timeout) {
        if (answer.isComplete()) {
            return answer;
        }
        var caller = Vertx.currentContext();
        var promise = Promise.<T>promise();
        var unused = answer.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((value, failure) -> on(caller, () -> complete(promise, value, failure)));
        return promise.future();
    }

    private static void on(@Nullable Context caller, Runnable completion) {
        if (caller == null) {
            completion.run();
        } else {
            caller.runOnContext(ignored -> completion.run());
        }
    }

    private static <T> void complete(Promise<T> promise, T value, @Nullable Throwable failure) {
        if (failure == null) {
            promise.complete(value);
        } else {
            promise.fail(told(failure));
        }
    }

    private static Throwable told(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return new Unavailable(Unavailable.Reason.TIMEOUT);
        }
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
