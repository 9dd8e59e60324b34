package io.trustrail.gateway.evaluation.screening;

import io.trustrail.gateway.evaluation.score.Decisions;
import java.util.ArrayList;
import java.util.List;

/** What would be stopped at several thresholds: for whoever chooses one. For one thread. */
final class Steps {

    /** The thresholds. */
    static final List<Double> AT = List.of(0.7, 0.75, 0.8, 0.85, 0.9, 0.95);

    private final List<Decisions> decisions = new ArrayList<>();

    Steps() {
        AT.forEach(threshold -> decisions.add(new Decisions()));
    }

    void add(double score, boolean positive) {
        for (int i = 0; i < AT.size(); i++) {
            decisions.get(i).add(score >= AT.get(i), positive);
        }
    }

    /** What is stopped from each of the thresholds on, in their order. */
    List<Decisions> decisions() {
        return List.copyOf(decisions);
    }
}
