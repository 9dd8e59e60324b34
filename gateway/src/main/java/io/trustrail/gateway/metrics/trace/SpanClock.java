package io.trustrail.gateway.metrics.trace;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Times of one trace: the monotonic clock's, told as time of day. So spans never end before they begin. */
record SpanClock(long originNanos, long originEpochNanos) {

    static SpanClock startedAt(long startNanos) {
        var now = Instant.now();
        long epoch = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        return new SpanClock(startNanos, epoch - (System.nanoTime() - startNanos));
    }

    /** Nanoseconds since 1970 of a {@link System#nanoTime}. */
    long at(long nanos) {
        return originEpochNanos + nanos - originNanos;
    }

    long now() {
        return at(System.nanoTime());
    }
}
