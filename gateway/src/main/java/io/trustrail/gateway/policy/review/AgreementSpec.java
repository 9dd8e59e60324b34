package io.trustrail.gateway.policy.review;

import java.time.Duration;

/**
 * How often, and how, a vendor is asked the same again to see whether it answers the same.
 *
 * @param share of the calls that chance chooses, 0 to 1
 * @param samples how many more answers are asked for, 1 or more
 * @param timeout how long they may take
 */
public record AgreementSpec(double share, int samples, Duration timeout) {

    static final int USUAL_SAMPLES = 2;
    static final Duration USUAL_TIMEOUT = Duration.ofSeconds(20);

    /** Nothing is asked again. */
    public static final AgreementSpec NONE = new AgreementSpec(0, USUAL_SAMPLES, USUAL_TIMEOUT);

    /** How many more requests there are than calls, as a share of them. */
    public double surcharge() {
        return share * samples;
    }
}
