package io.trustrail.gateway.vendor;

import io.trustrail.gateway.policy.assessment.Gap;
import org.jspecify.annotations.Nullable;

/**
 * What metrics may learn about vendors. Called on event loops: implementations return at once and throw nothing. No
 * argument carries content.
 */
public interface VendorEvents {

    /** Listens to nothing. */
    VendorEvents NONE = new VendorEvents() {};

    /**
     * One request got its reply's head, or failed before.
     *
     * @param status the vendor's status, 0 if no head came
     * @param failure why no head came, or why it is of no use
     * @param nanos from asking for a connection to the head or the failure
     */
    default void attempted(Target target, int status, VendorFailure.@Nullable Kind failure, long nanos) {}

    /** A reply broke off after its head. */
    default void broken(Target target, VendorFailure.Kind failure) {}

    /** No request was made: the breaker is open, the bulkhead full or the rate limit used up. */
    default void refused(Target target, VendorFailure.Kind reason) {}

    /** No request was made: the vendor does not qualify for the call. */
    default void passedOver(Target target, Gap.Reason reason) {}

    /** The same target is going to be asked again after a wait. */
    default void retrying(Target target, long waitMillis) {}

    /** A target's circuit breaker changed its state. */
    default void breaker(Target target, BreakerState state) {}

    /** Whether calls reach a target. */
    enum BreakerState {
        CLOSED,
        OPEN,
        HALF_OPEN
    }
}
