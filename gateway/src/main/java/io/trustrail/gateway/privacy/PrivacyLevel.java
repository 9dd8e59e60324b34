package io.trustrail.gateway.privacy;

import java.util.Map;

/**
 * A rung of the privacy ladder.
 *
 * @param rung its number, 1 or more
 * @param restore whether callers get reversible pseudonyms back as values
 * @param operators what happens to a category, by its risk
 * @param overrides what happens to single categories instead
 */
public record PrivacyLevel(
        int rung, String title, boolean restore, Map<Risk, Operator> operators, Map<String, Operator> overrides) {

    private static final Operator REDACT = Operator.of(OperatorKind.REDACT);

    public PrivacyLevel {
        operators = Map.copyOf(operators);
        overrides = Map.copyOf(overrides);
    }

    /** The operator for a category; a risk that the table leaves out is redacted. */
    public Operator operator(String category, Risk risk) {
        var override = overrides.get(category);
        return override != null ? override : operators.getOrDefault(risk, REDACT);
    }
}
