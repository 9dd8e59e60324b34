package io.trustrail.gateway.policy.assessment;

import java.util.Locale;

/**
 * Why a vendor may not get a call.
 *
 * @param sentence what is wrong and what to do, without a trailing stop; people who call may read it
 */
public record Gap(String vendor, String model, Reason reason, String sentence) {

    /** Kinds of gaps. */
    public enum Reason {
        MISSING,
        REJECTED,
        EXPIRED,
        COMMITMENT,
        LEVEL,
        DATA,
        REGION,
        NEVER_SEND;

        /** In snake case, as records and metrics have it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@code vendor/model: sentence}. */
    @Override
    public String toString() {
        return vendor + "/" + model + ": " + sentence;
    }
}
