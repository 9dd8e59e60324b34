package io.trustrail.gateway.policy.spend;

import java.util.List;

/**
 * What tokens cost, and how much may be used.
 *
 * @param limits in the order in which the files have them
 */
public record SpendRules(Prices prices, List<Limit> limits) {

    /** Nothing costs anything that is known, and nothing is limited. */
    public static final SpendRules NONE = new SpendRules(Prices.NONE, List.of());

    public SpendRules {
        limits = List.copyOf(limits);
    }

    /** The limits that count a call. */
    public List<Limit> of(String tenant, String application, String feature) {
        return limits.isEmpty()
                ? limits
                : limits.stream()
                        .filter(limit -> limit.only().has(tenant, application, feature))
                        .toList();
    }
}
