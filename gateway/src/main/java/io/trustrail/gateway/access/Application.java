package io.trustrail.gateway.access;

import java.util.Set;

/**
 * A client of the gateway, known by its key.
 *
 * @param features the features it may call; empty for all
 * @param requestsPerMinute its limit, 0 for none
 */
public record Application(String keyId, String name, String tenant, Set<String> features, int requestsPerMinute) {

    public Application {
        features = Set.copyOf(features);
    }

    public boolean mayCall(String feature) {
        return features.isEmpty() || features.contains(feature);
    }
}
