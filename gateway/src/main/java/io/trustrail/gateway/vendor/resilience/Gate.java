package io.trustrail.gateway.vendor.resilience;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A target's circuit breaker with its vendor's bulkhead and rate limiter, asked as one and never waiting.
 *
 * <p>After {@link #enter} has answered {@code null}, exactly one of {@link #succeeded}, {@link #failed} and
 * {@link #undecided} follows, and exactly one {@link #leave}.
 */
public final class Gate {

    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private final @Nullable RateLimiter limiter;
    private final Consumer<CircuitBreaker.State> watcher;
    private final AtomicReference<CircuitBreaker.State> seen;

    /**
     * Makes an open gate.
     *
     * @param watcher hears of the breaker's states; asking the breaker itself for that would make it create an event
     *     object for each call
     */
    public Gate(
            CircuitBreaker breaker,
            Bulkhead bulkhead,
            @Nullable RateLimiter limiter,
            Consumer<CircuitBreaker.State> watcher) {
        this.breaker = breaker;
        this.bulkhead = bulkhead;
        this.limiter = limiter;
        this.watcher = watcher;
        seen = new AtomicReference<>(breaker.getState());
    }

    /** Asks for permission; {@code null} means come in. */
    public @Nullable Refusal enter() {
        boolean permitted = breaker.tryAcquirePermission();
        lookAtBreaker();
        if (!permitted) {
            return Refusal.BREAKER_OPEN;
        }
        if (!bulkhead.tryAcquirePermission()) {
            breaker.releasePermission();
            return Refusal.BULKHEAD_FULL;
        }
        if (limiter != null && !limiter.acquirePermission()) {
            bulkhead.releasePermission();
            breaker.releasePermission();
            return Refusal.RATE_LIMITED;
        }
        return null;
    }

    /** The target works. */
    public void succeeded(long nanos) {
        breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        lookAtBreaker();
    }

    /** The target failed. */
    public void failed(long nanos) {
        breaker.onError(nanos, TimeUnit.NANOSECONDS, new Failed());
        lookAtBreaker();
    }

    /** The outcome says nothing about the target. */
    public void undecided() {
        breaker.releasePermission();
    }

    /** A reply that had begun well broke off: one more failed call, for which nobody entered. */
    public void brokeOff(long nanos) {
        failed(nanos);
    }

    /** Makes room in the bulkhead. */
    public void leave() {
        bulkhead.onComplete();
    }

    private void lookAtBreaker() {
        CircuitBreaker.State now = breaker.getState();
        if (now != seen.get() && seen.getAndSet(now) != now) {
            watcher.accept(now);
        }
    }

    private static final class Failed extends Exception {

        private static final long serialVersionUID = 1L;

        Failed() {
            super(null, null, false, false);
        }
    }
}
