package io.trustrail.gateway.console.trial;

import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.privacy.PrivacyLevel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a text can be tried as: a feature of the policy, or a level with the guards of all features. */
public sealed interface Choice {

    /** As the form sends it. */
    String value();

    /** The level that it is about. */
    PrivacyLevel level();

    /** What it would be on a level of the policy. */
    Feature on(PrivacyLevel level, PolicyBook policy);

    /** A feature. */
    record OfFeature(Feature feature) implements Choice {

        @Override
        public String value() {
            return "feature:" + feature.name();
        }

        @Override
        public PrivacyLevel level() {
            return feature.level();
        }

        @Override
        public Feature on(PrivacyLevel level, PolicyBook policy) {
            return level.rung() == feature.level().rung()
                    ? feature
                    : policy.rungs().on(level, feature);
        }
    }

    /** A level. */
    record OfLevel(PrivacyLevel level) implements Choice {

        @Override
        public String value() {
            return "level:" + level.rung();
        }

        @Override
        public Feature on(PrivacyLevel other, PolicyBook policy) {
            return policy.rungs().withEveryGuard(other);
        }
    }

    /** All features of a policy by level and name. */
    static List<OfFeature> features(PolicyBook policy) {
        return policy.features().values().stream()
                .sorted(Comparator.comparingInt(
                                (Feature feature) -> feature.level().rung())
                        .thenComparing(Feature::name))
                .map(OfFeature::new)
                .toList();
    }

    /** All levels of a policy. */
    static List<OfLevel> levels(PolicyBook policy) {
        return policy.rungs().levels().stream().map(OfLevel::new).toList();
    }

    /** What a form chose, if the policy still has it. */
    static Optional<Choice> find(PolicyBook policy, String value) {
        for (var feature : features(policy)) {
            if (feature.value().equals(value)) {
                return Optional.of(feature);
            }
        }
        for (var level : levels(policy)) {
            if (level.value().equals(value)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
