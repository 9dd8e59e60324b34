package io.trustrail.gateway.it.confidence;

import io.trustrail.gateway.review.calibration.Labelled;
import java.util.HashMap;
import java.util.Map;

/**
 * A case with what the gateway measured.
 *
 * @param confidence what the gateway said at the time
 */
record Judged(SupportCase test, double confidence, Map<String, Double> signals) {

    /** As it would have been measured without this signal. */
    Judged without(String signal) {
        var others = new HashMap<>(signals);
        others.remove(signal);
        return new Judged(test, confidence, Map.copyOf(others));
    }

    /** As a label with another confidence. Chance chose all of the set. */
    Labelled label(double other) {
        return new Labelled(other, signals, test.kind().approved, true);
    }
}
