package io.trustrail.gateway.policy.spend;

import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much may be used of something.
 *
 * @param name as policies call it
 * @param per whose use is counted apart; empty for all together
 * @param only which calls it counts
 * @param most how much, 0 or more: 10<sup>-9</sup> of the currency, tokens or calls
 * @param currency of money, empty for everything else
 * @param every when it starts anew; null for calls at once, which have no end
 * @param zone whose clocks say when that is
 * @param warnAt share in percent, 1 to 100, from which on people are warned
 */
public record Limit(
        String name,
        Set<Scope> per,
        Only only,
        Measure measure,
        long most,
        String currency,
        @Nullable Every every,
        ZoneId zone,
        int warnAt,
        OnFailure onFailure) {

    public Limit {
        per = Set.copyOf(per);
    }

    /** Which calls count: of these tenants, applications and features; empty for all. */
    public record Only(Set<String> tenants, Set<String> applications, Set<String> features) {

        public Only {
            tenants = Set.copyOf(tenants);
            applications = Set.copyOf(applications);
            features = Set.copyOf(features);
        }

        boolean has(String tenant, String application, String feature) {
            return allows(tenants, tenant) && allows(applications, application) && allows(features, feature);
        }

        /** Whether calls of a feature may count. */
        public boolean hasFeature(String feature) {
            return allows(features, feature);
        }

        private static boolean allows(Set<String> named, String name) {
            return named.isEmpty() || named.contains(name);
        }
    }
}
