package io.trustrail.gateway.guard.late;

import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.prompt.Prompt;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * How texts are brought before a late detector. Immutable.
 *
 * @param replies how replies are cut; prompts, which are always there as a whole, are cut as little as possible
 * @param timeout how long an answer is waited for
 */
public record LateReader(LateDetector detector, Pieces prompts, Pieces replies, Duration timeout) {

    /** Reads replies sentence by sentence, or not before they are there as a whole. */
    public static LateReader of(LateDetector detector, boolean bySentence, Duration timeout) {
        var whole = Pieces.whole(detector.longest());
        return new LateReader(detector, whole, bySentence ? Pieces.sentences(detector.longest()) : whole, timeout);
    }

    /** The same for the replies to one prompt. */
    public LateReader answering(Prompt prompt) {
        var answering = detector.answering(prompt);
        return answering == detector ? this : new LateReader(answering, prompts, replies, timeout);
    }

    /** Begins to read the text of one channel. */
    public LateReading begin() {
        return new LateReading(this);
    }

    Pieces pieces(Direction direction) {
        return direction == Direction.PROMPT ? prompts : replies;
    }

    /** The answer on the calling context, if it comes in time, else {@link Unavailable}. */
    <T> Future<T> inTime(Future<T> answer) {
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
