package io.trustrail.gateway.vendor.resilience;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds retries to a share of calls, so that retries can't multiply the load on a vendor that is already in trouble: a
 * token bucket into which each call puts a fraction of a token and from which each retry takes one. It starts full, which
 * lets the first failures of a quiet gateway be tried again. Thread-safe.
 */
public final class RetryBudget {

    private static final int TOKEN = 100;
    private static final int MOST = 10 * TOKEN;

    private final int perCall;
    private final AtomicInteger left;

    /**
     * Makes a full budget.
     *
     * @param percent retries per hundred calls, over time, 0 to 100; 0 allows none at all
     */
    public RetryBudget(int percent) {
        perCall = percent;
        left = new AtomicInteger(percent > 0 ? MOST : 0);
    }

    /** Tells of one call. */
    public void called() {
        int before = left.get();
        if (before < MOST) {
            left.compareAndSet(before, Math.min(MOST, before + perCall));
        }
    }

    /** Takes one retry out of the budget, if it is there. */
    public boolean tryRetry() {
        int before = left.get();
        while (before >= TOKEN) {
            if (left.compareAndSet(before, before - TOKEN)) {
                return true;
            }
            before = left.get();
        }
        return false;
    }
}
