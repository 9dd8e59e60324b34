package io.trustrail.gateway.vendor;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.trustrail.gateway.policy.VendorSpec;
import io.trustrail.gateway.vendor.VendorEvents.BreakerState;
import io.trustrail.gateway.vendor.http.Connections;
import io.trustrail.gateway.vendor.http.Requests;
import io.trustrail.gateway.vendor.resilience.Backoff;
import io.trustrail.gateway.vendor.resilience.Gate;
import io.trustrail.gateway.vendor.resilience.Limits;
import io.trustrail.gateway.vendor.resilience.RetryBudget;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that the calls to one vendor share. Thread-safe. Counts who uses it, so that a lane which a new policy has
 * replaced closes its connections when its last call has ended.
 */
final class Lane {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final long FIRST_WAIT_MILLIS = 200;
    private static final int TRIES_WHEN_HALF_OPEN = 3;
    private static final long REPEAT_LOG_NANOS = 60_000_000_000L;
    private static final int CLOSED = Integer.MIN_VALUE;

    private final VendorSpec spec;
    private final Limits limits;
    private final Requests requests;
    private final Connections connections;
    private final Bulkhead bulkhead;
    private final @Nullable RateLimiter limiter;
    private final CircuitBreakerConfig breakerConfig;
    private final RetryBudget budget;
    private final Backoff backoff;
    private final VendorEvents events;
    private final Map<String, Site> sites = new ConcurrentHashMap<>();
    private final AtomicInteger users = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean retired;
    private volatile String lastReason = "";
    private volatile long lastLogged;

    /**
     * Opens nothing yet.
     *
     * @throws IllegalArgumentException if the vendor can't be called as it is described, with the field and the fix
     */
    Lane(Vertx vertx, VendorSpec spec, int eventLoops, VendorEvents events) {
        this.spec = spec;
        this.events = events;
        limits = Limits.of(spec.timeouts());
        requests = new Requests(spec);
        connections = new Connections(vertx, spec, eventLoops);
        bulkhead = Bulkhead.of(spec.name(), bulkheadConfig(spec.pool()));
        limiter = limiter(spec);
        breakerConfig = breakerConfig(spec.breaker());
        budget = new RetryBudget(spec.retry().budget());
        backoff = new Backoff(FIRST_WAIT_MILLIS, spec.retry().maxWait().toMillis());
    }

    /** One model of the vendor, with its own circuit breaker. */
    record Site(Target target, Gate gate) {}

    VendorSpec spec() {
        return spec;
    }

    Limits limits() {
        return limits;
    }

    Requests requests() {
        return requests;
    }

    Connections connections() {
        return connections;
    }

    RetryBudget budget() {
        return budget;
    }

    Backoff backoff() {
        return backoff;
    }

    Site site(String model) {
        Site site = sites.get(model);
        return site != null ? site : sites.computeIfAbsent(model, this::newSite);
    }

    /** Begins to use the lane; {@code false} if it is closed. */
    boolean enter() {
        int before = users.get();
        while (before != CLOSED) {
            if (users.compareAndSet(before, before + 1)) {
                return true;
            }
            before = users.get();
        }
        return false;
    }

    /** Ends what {@link #enter} began. */
    void leave() {
        users.decrementAndGet();
        closeIfUnused();
    }

    /** Closes the lane when its last call has ended. */
    void retire() {
        retired = true;
        closeIfUnused();
    }

    /** Closes the lane now; calls under way break off. */
    Future<Void> close() {
        retired = true;
        return closed.compareAndSet(false, true) ? connections.close() : Future.succeededFuture();
    }

    /** Lets operators know why there is no connection: once, and again if it changes or goes on. */
    void unreachable(Throwable cause) {
        String reason = reason(cause.getClass());
        long now = System.nanoTime();
        if (!reason.equals(lastReason) || now - lastLogged > REPEAT_LOG_NANOS) {
            lastReason = reason;
            lastLogged = now;
            LOG.warn(
                    "no connection to vendor {} at {}: {}",
                    spec.name(),
                    spec.baseUrl().getHost(),
                    reason);
        }
    }

    /* The JDK's name for it: the messages and the subclasses of Netty and Vert.x say no more. */
    private static String reason(Class<?> type) {
        Class<?> known = type;
        while (!known.getName().startsWith("java")) {
            known = known.getSuperclass();
        }
        return known.getSimpleName();
    }

    private void closeIfUnused() {
        if (retired && users.compareAndSet(0, CLOSED)) {
            close();
        }
    }

    private Site newSite(String model) {
        Target target = new Target(spec, model);
        CircuitBreaker breaker = CircuitBreaker.of(target.toString(), breakerConfig);
        Gate gate = new Gate(breaker, bulkhead, limiter, state -> events.breaker(target, stateOf(state)));
        return new Site(target, gate);
    }

    private static BreakerState stateOf(CircuitBreaker.State state) {
        return switch (state) {
            case OPEN, FORCED_OPEN -> BreakerState.OPEN;
            case HALF_OPEN -> BreakerState.HALF_OPEN;
            case CLOSED, DISABLED, METRICS_ONLY -> BreakerState.CLOSED;
        };
    }

    /* Half a window is enough to judge by: waiting for a whole one lets too many calls fail on a quiet gateway. */
    private static CircuitBreakerConfig breakerConfig(VendorSpec.Breaker breaker) {
        return CircuitBreakerConfig.custom()
                .failureRateThreshold(Math.max(1, breaker.failureRate()))
                .slidingWindowSize(breaker.window())
                .minimumNumberOfCalls((breaker.window() + 1) / 2)
                .permittedNumberOfCallsInHalfOpenState(TRIES_WHEN_HALF_OPEN)
                .waitDurationInOpenState(breaker.open())
                .build();
    }

    private static BulkheadConfig bulkheadConfig(VendorSpec.Pool pool) {
        return BulkheadConfig.custom()
                .maxConcurrentCalls(pool.concurrentCalls())
                .maxWaitDuration(Duration.ZERO)
                .build();
    }

    private static @Nullable RateLimiter limiter(VendorSpec spec) {
        if (spec.rateLimit().callsPerSecond() == 0) {
            return null;
        }
        return RateLimiter.of(
                spec.name(),
                RateLimiterConfig.custom()
                        .limitForPeriod(spec.rateLimit().callsPerSecond())
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(Duration.ZERO)
                        .build());
    }
}
