package io.trustrail.gateway.policy;

import io.trustrail.gateway.policy.spend.Limit;
import io.trustrail.gateway.policy.spend.Measure;
import io.trustrail.gateway.policy.spend.SpendRules;
import io.trustrail.gateway.policy.yaml.Definitions;
import java.util.Collection;

/** Whether every call that a limit of money counts has a price in its currency: else nobody could say what is left. */
record PriceCheck(SpendRules spend, Definitions limits) {

    void check(Collection<Feature> features) {
        for (var limit : spend.limits()) {
            if (limit.measure() == Measure.MONEY) {
                features.stream()
                        .filter(feature -> limit.only().hasFeature(feature.name()))
                        .forEach(feature -> check(limit, feature));
            }
        }
    }

    private void check(Limit limit, Feature feature) {
        feature.targets().stream().distinct().forEach(target -> {
            boolean priced = spend.prices().of(target.vendor(), target.model()).isPresent();
            var currency = spend.prices().currency(target.vendor());
            if (!priced) {
                error(
                        limit,
                        feature,
                        "the model " + target.model() + " has no price; add it to prices of the vendor "
                                + target.vendor());
            } else if (!currency.equals(limit.currency())) {
                error(
                        limit,
                        feature,
                        "the prices of the vendor " + target.vendor() + " are in " + currency
                                + "; give a limit in that currency");
            }
        });
    }

    private void error(Limit limit, Feature feature, String why) {
        var definition = limits.byName().get(limit.name());
        if (definition != null) {
            definition.error("can't count calls of the feature " + feature.name() + " in " + limit.currency() + ": "
                    + why + ", or name other features in for");
        }
    }
}
