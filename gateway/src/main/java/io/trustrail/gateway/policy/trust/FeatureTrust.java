package io.trustrail.gateway.policy.trust;

import java.util.Set;

/**
 * What a feature asks of vendors and people beside its privacy level.
 *
 * @param regions where its calls may be processed, in lower case; empty for anywhere
 */
public record FeatureTrust(Set<String> regions) {

    /** Asks for nothing. */
    public static final FeatureTrust NONE = new FeatureTrust(Set.of());

    public FeatureTrust {
        regions = Set.copyOf(regions);
    }
}
