package io.trustrail.gateway.limits;

import io.trustrail.gateway.policy.spend.Measure;

/**
 * What a call used, or may use at most.
 *
 * @param nanos 10<sup>-9</sup> of the currency
 * @param tokens input and output together
 * @param calls 1 if a vendor got it, else 0
 */
public record Used(long nanos, long tokens, long calls) {

    /** Nothing. */
    public static final Used NOTHING = new Used(0, 0, 0);

    long of(Measure measure) {
        return switch (measure) {
            case MONEY -> nanos;
            case TOKENS -> tokens;
            case CALLS -> calls;
            case AT_ONCE -> 0;
        };
    }
}
