package io.trustrail.gateway.detect.screening;

import java.util.HashMap;
import java.util.Map;

/**
 * From which probability on a text is of a category, by language.
 *
 * @param byCategory 0 to 1, by ISO 639-1 code, {@value #DEFAULT} for all others
 */
public record Thresholds(Map<String, Map<String, Double>> byCategory) {

    /** Stands for all languages that are not named. */
    public static final String DEFAULT = "default";

    private static final double USUAL = 0.5;

    public Thresholds {
        var copy = new HashMap<String, Map<String, Double>>();
        byCategory.forEach((category, languages) -> copy.put(category, Map.copyOf(languages)));
        byCategory = Map.copyOf(copy);
    }

    boolean has(String category) {
        return byCategory.containsKey(category);
    }

    /** The threshold for a category in a language, which may be empty. */
    public double of(String category, String language) {
        var known = byCategory.getOrDefault(category, Map.of());
        var usual = known.getOrDefault(DEFAULT, USUAL);
        return language.isEmpty() ? usual : known.getOrDefault(language, usual);
    }

    /** Those of the other where it has some. One that is given for all languages counts for all. */
    Thresholds with(Thresholds other) {
        var all = new HashMap<>(byCategory);
        other.byCategory.forEach((category, given) -> {
            var merged = new HashMap<String, Double>();
            if (!given.containsKey(DEFAULT)) {
                merged.putAll(byCategory.getOrDefault(category, Map.of()));
            }
            merged.putAll(given);
            all.put(category, merged);
        });
        return new Thresholds(all);
    }
}
