package io.trustrail.gateway.policy.label;

import io.trustrail.gateway.policy.yaml.Place;
import java.util.Map;
import java.util.Optional;

/**
 * What labels need of policy files beside what they decide.
 *
 * @param features what is said about features, by name
 * @param vendors what vendors are called, by name
 * @param places where each field of the files stands, by its path, such as {@code features.support.level}
 */
public record LabelWords(Map<String, FeatureWords> features, Map<String, String> vendors, Map<String, Place> places) {

    /** Of a policy that was not read from files. */
    public static final LabelWords NONE = new LabelWords(Map.of(), Map.of(), Map.of());

    public LabelWords {
        features = Map.copyOf(features);
        vendors = Map.copyOf(vendors);
        places = Map.copyOf(places);
    }

    /** What is said about a feature. */
    public FeatureWords feature(String name) {
        return features.getOrDefault(name, FeatureWords.NONE);
    }

    /** What a vendor is called; its name in the policy if nobody says. */
    public String vendor(String name) {
        return vendors.getOrDefault(name, name);
    }

    /** Where a field stands, if a file has it. */
    public Optional<Place> place(String path) {
        return Optional.ofNullable(places.get(path));
    }
}
