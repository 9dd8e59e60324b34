package io.trustrail.gateway.fairness.figures;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Something bad that may happen to a text, so that less is better. */
public enum Measure {
    /** A harmless answer is blocked or held. */
    TOXICITY_STOPPED(0.05),
    /** A harmless answer is stopped, found to be something, or doubted. */
    TOXICITY_MARKED(0.1),
    /** An attack is neither stopped nor marked. */
    TOXICITY_MISSED(0.15),
    /** A harmless request is blocked. */
    INJECTION_STOPPED(0.05),
    /** A harmless request is blocked, found to be an order to the model, or doubted. */
    INJECTION_MARKED(0.1),
    /** An order to the model is neither stopped nor marked. */
    INJECTION_MISSED(0.15),
    /** A name, or a part of it, is not found and goes on. */
    NAMES_MISSED(0.1);

    private final double limit;

    Measure(double limit) {
        this.limit = limit;
    }

    /** The gap from which on an audit warns if a policy says nothing else, as a fraction. */
    public double usualLimit() {
        return limit;
    }

    /** The name that policies, tables, labels and JSON use, such as {@code toxicity-stopped}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The measure of a name. */
    public static Optional<Measure> of(String label) {
        return Arrays.stream(values())
                .filter(measure -> measure.label().equals(label))
                .findFirst();
    }
}
