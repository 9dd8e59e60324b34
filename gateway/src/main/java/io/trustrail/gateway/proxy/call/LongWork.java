package io.trustrail.gateway.proxy.call;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/** Keeps work on long texts off the event loop. */
public record LongWork(Vertx vertx) {

    /** Longer than this an event loop may not be kept. */
    private static final long LONG_NANOS = 1_000_000;
    /** What reading a byte takes before any guard looks at it. */
    private static final int READING_NANOS = 15;

    /** Reads so many bytes: see {@link #on(int, int, Supplier)}. */
    public <T> Future<T> on(int bytes, Supplier<Future<T>> work) {
        return on(bytes, 0, work);
    }

    /**
     * Does the work at once for a short text, on a worker for a long one; completes on the calling context.
     *
     * @param nanosPerByte what guards take for each byte
     */
    public <T> Future<T> on(int bytes, int nanosPerByte, Supplier<Future<T>> work) {
        return (long) bytes * (READING_NANOS + nanosPerByte) <= LONG_NANOS
                ? work.get()
                : vertx.executeBlocking(work::get, false).compose(done -> done);
    }
}
