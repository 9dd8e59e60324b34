package io.trustrail.gateway.policy.assessment;

import java.util.Set;

/**
 * What a call asks of a vendor.
 *
 * @param level number of its privacy level
 * @param regions where it may be processed; empty for anywhere
 * @param data categories that would reach the vendor in the clear, and kinds of content that nobody could read
 */
public record Need(String application, int level, Set<String> regions, Set<String> data) {

    public Need {
        regions = Set.copyOf(regions);
        data = Set.copyOf(data);
    }
}
