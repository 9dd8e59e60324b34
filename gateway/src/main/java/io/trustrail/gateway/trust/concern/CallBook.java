package io.trustrail.gateway.trust.concern;

import java.util.Optional;

/** What is known of calls. Blocks. */
@FunctionalInterface
public interface CallBook {

    /**
     * A call.
     *
     * @param subject number of the person whom it is about, or empty
     */
    record Known(
            String call,
            String tenant,
            String application,
            String feature,
            String subject,
            String vendor,
            String model,
            String policyHash) {

        /** Whether an application made it. */
        public boolean isOf(String ofTenant, String ofApplication) {
            return tenant.equals(ofTenant) && application.equals(ofApplication);
        }
    }

    /** A call; empty if there is none, or it was made some seconds ago and is not in the book yet. */
    Optional<Known> find(String call);
}
