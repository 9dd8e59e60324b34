package io.trustrail.gateway.limits.count;

import io.trustrail.gateway.policy.spend.OnFailure;

/**
 * What a call wants to reserve from one counter.
 *
 * @param counter its name, which says the period too
 * @param amount 0 or more
 * @param most what the counter may reach
 * @param endsAt when nobody asks for the counter any more, in milliseconds since 1970; {@link #NEVER} where only calls under
 *     way count
 * @param onFailure what happens if nobody can be asked
 */
public record Claim(String counter, long amount, long most, long endsAt, OnFailure onFailure) {

    /** Only calls under way count: nothing stays when they have ended. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Whether what was used stays counted after the call. */
    public boolean lasts() {
        return endsAt != NEVER;
    }
}
