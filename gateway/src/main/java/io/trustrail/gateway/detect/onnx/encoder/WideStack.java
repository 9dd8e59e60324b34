package io.trustrail.gateway.detect.onnx.encoder;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Threads for ONNX Runtime. It prepares a model by recursion, as deep as the model, and on some processors more than the
 * megabyte is not enough that threads of Java have: then the whole process would die, without a word. Of a stack only what
 * is used takes memory.
 */
final class WideStack {

    private static final long BYTES = 64L << 20;

    private WideStack() {}

    /** A daemon that was not started. */
    static Thread thread(Runnable work, String name) {
        var thread = new Thread(null, work, name, BYTES);
        thread.setDaemon(true);
        return thread;
    }

    /** Does it on such a thread, and waits for it. */
    static <T> T call(Supplier<T> work, String name) {
        var done = new CompletableFuture<T>();
        thread(() -> complete(done, work), name).start();
        try {
            return done.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof LinkageError cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static <T> void complete(CompletableFuture<T> done, Supplier<T> work) {
        try {
            done.complete(work.get());
        } catch (RuntimeException | LinkageError e) {
            done.completeExceptionally(e);
        }
    }
}
