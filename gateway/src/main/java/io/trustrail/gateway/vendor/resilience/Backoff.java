package io.trustrail.gateway.vendor.resilience;

import java.util.random.RandomGenerator;

/**
 * Waits that double with each retry, with jitter so that calls which failed together don't come back together.
 *
 * @param firstMillis the wait before the first retry, without jitter
 * @param longestMillis the longest wait
 */
public record Backoff(long firstMillis, long longestMillis) {

    private static final int MAX_DOUBLINGS = 30;

    /**
     * The wait in milliseconds: between a half and the whole of the doubled wait, never over the longest.
     *
     * @param retry 1 for the first retry
     */
    public long millis(int retry, RandomGenerator random) {
        long doubled = firstMillis << Math.min(retry - 1, MAX_DOUBLINGS);
        long most = Math.min(doubled, longestMillis);
        return most - (long) (random.nextDouble() * (most / 2.0));
    }
}
