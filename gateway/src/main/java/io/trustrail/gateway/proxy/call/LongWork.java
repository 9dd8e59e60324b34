package io.trustrail.gateway.proxy.call;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.function.Supplier;

/**
 * Keeps work on long texts off the event loop, on threads that all instances of a Vert.x share and that do nothing else: calls
 * don't wait behind others that wait for the store.
 */
public final class LongWork {

    private static final String THREADS = "long-texts";
    private static final int FEWEST_THREADS = 4;
    /** Longer than this an event loop may not be kept. */
    private static final long LONG_NANOS = 1_000_000;
    /** What reading a byte takes before any guard looks at it. */
    private static final int READING_NANOS = 15;

    private final WorkerExecutor workers;

    /** To be kept: each one is remembered by the Vert.x until its end. */
    public LongWork(Vertx vertx) {
        int threads = Math.max(FEWEST_THREADS, Runtime.getRuntime().availableProcessors());
        this.workers = vertx.createSharedWorkerExecutor(THREADS, threads);
    }

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
                : workers.executeBlocking(work::get, false).compose(done -> done);
    }
}
