package io.trustrail.gateway.fairness.figures;

import java.util.EnumMap;
import java.util.Map;

/** From which gap on an audit warns. */
public final class Limits {

    /** Those that are shipped. */
    public static final Limits USUAL = new Limits(Map.of());

    private final Map<Measure, Double> limits = new EnumMap<>(Measure.class);

    /** @param chosen fractions; other measures keep their usual limit */
    public Limits(Map<Measure, Double> chosen) {
        limits.putAll(chosen);
    }

    public double of(Measure measure) {
        return limits.getOrDefault(measure, measure.usualLimit());
    }
}
