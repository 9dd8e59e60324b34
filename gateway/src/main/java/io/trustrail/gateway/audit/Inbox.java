package io.trustrail.gateway.audit;

import io.trustrail.gateway.audit.Group.Append;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Appends from many threads to one writer, which is woken only if it sleeps. */
final class Inbox {

    private final int limit;
    private final Queue<Append> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private volatile boolean asleep;
    private volatile boolean closed;
    private volatile @Nullable Thread writer;

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
        wake();
        return true;
    }

    @Nullable Append poll() {
        var append = queue.poll();
        if (append != null) {
            size.decrementAndGet();
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
            sleep(Duration.ofDays(1));
        }
    }

    /** Lets the writer sleep until there is something to do, at most for the given time. */
    void sleep(Duration time) {
        writer = Thread.currentThread();
        asleep = true;
        if (queue.isEmpty() && !closed) {
            LockSupport.parkNanos(this, time.toNanos());
        }
        asleep = false;
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
        if (asleep) {
            asleep = false;
            LockSupport.unpark(writer);
        }
    }
}
