package io.trustrail.gateway.limits.rate;

import io.vertx.core.Future;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Requests per minute in this process, with a burst of one minute's worth. Lock-free, without a thread of its own.
 *
 * <p>A token bucket kept as one number, the time at which the bucket is full again: the generic cell rate algorithm of
 * ITU-T I.371, in its virtual scheduling form. There are as many buckets as there are keys in use.
 */
public final class RateBuckets implements Rates {

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier nanoTime;
    private final ConcurrentMap<String, AtomicLong> fullAgain = new ConcurrentHashMap<>();

    /** @param nanoTime a monotonic clock */
    public RateBuckets(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public Future<Integer> take(String keyId, int requestsPerMinute) {
        return Future.succeededFuture(taken(keyId, requestsPerMinute));
    }

    /** The same at once. */
    public int taken(String keyId, int requestsPerMinute) {
        if (requestsPerMinute == 0) {
            return 0;
        }
        long now = nanoTime.getAsLong();
        long cost = MINUTE / requestsPerMinute;
        long burst = cost * requestsPerMinute;
        var bucket = fullAgain.computeIfAbsent(keyId, id -> new AtomicLong(now));
        while (true) {
            long before = bucket.get();
            long missing = Math.max(before - now, 0) + cost;
            if (missing > burst) {
                return (int) ((missing - burst + SECOND - 1) / SECOND);
            }
            if (bucket.compareAndSet(before, now + missing)) {
                return 0;
            }
        }
    }
}
