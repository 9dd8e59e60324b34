package io.trustrail.gateway.store;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Remembers that nobody could be reached, so that not everybody has to find that out anew: after a failure all fail at once for
 * a second, and then one at a time tries whether it is over. Thread-safe.
 */
final class Outage {

    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long NONE = 0;

    private final LongSupplier nanoTime;
    /** From when on somebody may try again; {@link #NONE} while all is well. */
    private final AtomicLong again = new AtomicLong(NONE);

    Outage(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Whether the caller may try. Who may has to say how it went. */
    boolean mayTry(Duration atMost) {
        long due = again.get();
        if (due == NONE) {
            return true;
        }
        long now = nanoTime.getAsLong();
        return now - due >= 0 && again.compareAndSet(due, marked(now + atMost.toNanos()));
    }

    void failed() {
        again.set(marked(nanoTime.getAsLong() + PAUSE_NANOS));
    }

    void ended() {
        again.set(NONE);
    }

    private static long marked(long time) {
        return time == NONE ? 1 : time;
    }
}
