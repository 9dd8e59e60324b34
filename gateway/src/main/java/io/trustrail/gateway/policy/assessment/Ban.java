package io.trustrail.gateway.policy.assessment;

import java.util.Optional;
import java.util.Set;

/**
 * A rule of {@code trust.never-send}: some data of some applications never reaches some vendors in the clear.
 *
 * @param applications by name; empty for all
 * @param vendors by name; empty for all
 */
public record Ban(String name, Set<String> categories, Set<String> applications, Set<String> vendors) {

    public Ban {
        categories = Set.copyOf(categories);
        applications = Set.copyOf(applications);
        vendors = Set.copyOf(vendors);
    }

    /** The first category, in the order of names, that it keeps from a vendor. */
    Optional<String> keeps(String vendor, Need need) {
        boolean meant = (applications.isEmpty() || applications.contains(need.application()))
                && (vendors.isEmpty() || vendors.contains(vendor));
        return meant
                ? need.data().stream().filter(categories::contains).sorted().findFirst()
                : Optional.empty();
    }
}
