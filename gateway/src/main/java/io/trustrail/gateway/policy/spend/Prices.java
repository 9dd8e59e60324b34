package io.trustrail.gateway.policy.spend;

import java.util.Map;
import java.util.Optional;

/** What models cost, by vendor and model. */
public record Prices(Map<String, Listed> byVendor) {

    /** None is known. */
    public static final Prices NONE = new Prices(Map.of());

    /** The model that stands for all that a list does not name. */
    static final String ANY = "*";

    public Prices {
        byVendor = Map.copyOf(byVendor);
    }

    /**
     * One vendor's list.
     *
     * @param currency of all its prices, as ISO 4217 spells it
     */
    public record Listed(String currency, Map<String, Price> models) {

        public Listed {
            models = Map.copyOf(models);
        }
    }

    /** What a model costs, if anybody said so. */
    public Optional<Price> of(String vendor, String model) {
        return Optional.ofNullable(byVendor.get(vendor))
                .flatMap(list -> Optional.ofNullable(list.models.get(model))
                        .or(() -> Optional.ofNullable(list.models.get(ANY))));
    }

    /** The currency of a vendor's prices; empty if it has none. */
    public String currency(String vendor) {
        var list = byVendor.get(vendor);
        return list == null ? "" : list.currency();
    }
}
