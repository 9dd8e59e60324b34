package io.trustrail.gateway.fairness.figures;

import java.util.EnumMap;
import java.util.Map;

/** From which gap on an audit warns. */
public final class Limits {

    /** Those that are shipped. */
    public static final Limits USUAL = new Limits(Map.of());

    private final Map<Measure, Double> limits = new EnumMap<>(Measure.class);

    /**
     * Limits by the names of measures, as policies have them.
     *
     * @throws IllegalArgumentException if a name is none
     */
    public static Limits named(Map<String, Double> chosen) {
        var limits = new EnumMap<Measure, Double>(Measure.class);
        chosen.forEach((name, limit) -> limits.put(
                Measure.of(name).orElseThrow(() -> new IllegalArgumentException("no measure: " + name)), limit));
        return new Limits(limits);
    }

    /** @param chosen fractions; other measures keep their usual limit */
    public Limits(Map<Measure, Double> chosen) {
        limits.putAll(chosen);
    }

    public double of(Measure measure) {
        return limits.getOrDefault(measure, measure.usualLimit());
    }
}
