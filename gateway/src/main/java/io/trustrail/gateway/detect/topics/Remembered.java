package io.trustrail.gateway.detect.topics;

import io.vertx.core.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is asked for once, and again if that failed. Thread-safe. */
final class Remembered<T> {

    private final Supplier<Future<T>> question;
    private @Nullable Future<T> answer;

    Remembered(Supplier<Future<T>> question) {
        this.question = question;
    }

    synchronized Future<T> get() {
        var known = answer == null || answer.failed() ? question.get() : answer;
        answer = known;
        return known;
    }
}
