package io.trustrail.gateway.policy.trust;

import java.time.Duration;

/**
 * When calls have become others than they were.
 *
 * @param window the time that counts as recent
 * @param reference the time before it that it is compared with
 * @param limit the population stability index from which on that is worth a warning, 0 to 1
 */
public record DriftRule(Duration window, Duration reference, double limit) {

    /** A week against the four before it. */
    public static final DriftRule USUAL = new DriftRule(Duration.ofDays(7), Duration.ofDays(28), 0.2);
}
