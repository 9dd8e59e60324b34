package io.trustrail.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/** Keeps work on long texts off the event loop. */
record LongWork(Vertx vertx) {

    /** Longer texts take more time than an event loop may be kept. */
    private static final int LONG_BYTES = 64 * 1024;

    /** Does the work at once for a short text, on a worker for a long one; completes on the calling context. */
    <T> Future<T> on(int bytes, Supplier<Future<T>> work) {
        return bytes <= LONG_BYTES
                ? work.get()
                : vertx.executeBlocking(work::get, false).compose(done -> done);
    }
}
