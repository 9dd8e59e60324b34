package io.trustrail.gateway.audit;

import io.trustrail.gateway.audit.Group.Append;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Appends from many threads to one writer, which is woken only if it sleeps for want of them. */
final class Inbox {

    private static final Duration LONG = Duration.ofDays(1);

    private final int limit;
    private final Queue<Append> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicInteger awaited = new AtomicInteger();
    private volatile Sleep sleep = Sleep.NONE;
    private volatile int wanted;
    private volatile boolean closed;
    private volatile @Nullable Thread writer;

    /** What wakes the writer. The end always does. */
    private enum Sleep {
        NONE,
        UNTIL_ANY,
        UNTIL_AWAITED,
        UNTIL_MANY
    }

    Inbox(int limit) {
        this.limit = limit;
    }

    /** Whether there was room. */
    boolean offer(Append append) {
        if (size.incrementAndGet() > limit) {
            size.decrementAndGet();
            return false;
        }
        queue.add(append);
        if (append.isAwaited()) {
            awaited.incrementAndGet();
        }
        if (hasCome(sleep)) {
            wake();
        }
        return true;
    }

    @Nullable Append poll() {
        var append = queue.poll();
        if (append != null) {
            size.decrementAndGet();
            awaited.addAndGet(append.isAwaited() ? -1 : 0);
        }
        return append;
    }

    /** The next append, or null once closed and empty. For the writer only. */
    @Nullable Append take() {
        while (true) {
            var append = poll();
            if (append != null || closed) {
                // What came before the end was announced is in the queue by now.
                return append != null ? append : poll();
            }
            sleep(LONG);
        }
    }

    /** Lets the writer sleep until there is something to do, at most for the given time. */
    void sleep(Duration time) {
        sleep(Sleep.UNTIL_ANY, time);
    }

    /** Lets the writer sleep until somebody waits for an append, at most for the given time. */
    void sleepUntilAwaited(Duration time) {
        sleep(Sleep.UNTIL_AWAITED, time);
    }

    /** Lets the writer sleep until somebody waits for so many appends, at most for the given time. */
    void gather(int many, Duration time) {
        wanted = many;
        sleep(Sleep.UNTIL_MANY, time);
    }

    /* Whoever wakes the writer says so by NONE. One who does it late, for an append that the writer has seen by then, wakes
     * it for nothing: it says anew that it sleeps. */
    private void sleep(Sleep until, Duration time) {
        writer = Thread.currentThread();
        long end = System.nanoTime() + time.toNanos();
        sleep = until;
        for (long left = time.toNanos(); left > 0 && !closed && !hasCome(until); left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
            sleep = until;
        }
        sleep = Sleep.NONE;
    }

    private boolean hasCome(Sleep until) {
        return switch (until) {
            case UNTIL_ANY -> !queue.isEmpty();
            case UNTIL_AWAITED -> awaited.get() > 0;
            case UNTIL_MANY -> awaited.get() >= wanted;
            case NONE -> false;
        };
    }

    void close() {
        closed = true;
        wake();
    }

    boolean closed() {
        return closed;
    }

    int size() {
        return size.get();
    }

    private void wake() {
        if (sleep != Sleep.NONE) {
            sleep = Sleep.NONE;
            LockSupport.unpark(writer);
        }
    }
}
