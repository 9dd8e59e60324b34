package io.trustrail.gateway.review.hooks;

import java.time.Duration;

/**
 * How webhooks are told.
 *
 * @param privateTargets whether targets may be in private networks or on this machine, and without TLS
 * @param firstPause how long to wait after the first failure; each further pause is twice as long
 * @param longestPause the longest pause
 * @param giveUp how old a message gets
 * @param timeout how long an attempt takes at most
 * @param authorities a file in PEM with whom certificates of targets must be from; empty for those that Java trusts
 */
public record HookOptions(
        boolean privateTargets,
        Duration firstPause,
        Duration longestPause,
        Duration giveUp,
        Duration timeout,
        String authorities) {

    /** Public targets only. */
    public static final HookOptions DEFAULT = new HookOptions(
            false, Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofDays(3), Duration.ofSeconds(10), "");

    public HookOptions withPrivateTargets(boolean allowed) {
        return new HookOptions(allowed, firstPause, longestPause, giveUp, timeout, authorities);
    }

    public HookOptions withAuthorities(String file) {
        return new HookOptions(privateTargets, firstPause, longestPause, giveUp, timeout, file);
    }

    /** The pause after so many attempts. */
    Duration pause(int attempts) {
        var pause = firstPause.multipliedBy(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
