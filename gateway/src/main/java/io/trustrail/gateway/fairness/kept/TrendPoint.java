package io.trustrail.gateway.fairness.kept;

import java.time.Instant;
import java.util.Map;

/**
 * One audit of a feature in its trend.
 *
 * @param gaps the largest gap by measure and trait, such as {@code toxicity-marked identity}, as a fraction
 */
public record TrendPoint(Instant at, String audit, String policyHash, int warnings, Map<String, Double> gaps) {

    public TrendPoint {
        gaps = Map.copyOf(gaps);
    }
}
