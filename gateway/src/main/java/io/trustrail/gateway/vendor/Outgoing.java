package io.trustrail.gateway.vendor;

import io.trustrail.gateway.policy.assessment.Gap;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** The guarded request, as each target gets it. */
@FunctionalInterface
public interface Outgoing {

    /**
     * Completes with the body for a target once the record says that this target is about to get it. Asked again for
     * every new target, not for a retry at the same one. Fails if the record can't be written: then nothing is sent.
     */
    Future<Buffer> bodyFor(Target target);

    /** Hears of a target that is not asked, or not asked again, because its vendor does not qualify for the call. */
    default void passedOver(Gap gap) {}
}
