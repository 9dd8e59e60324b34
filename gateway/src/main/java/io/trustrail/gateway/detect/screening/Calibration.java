package io.trustrail.gateway.detect.screening;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the encoder's answers are read.
 *
 * @param heads by task, of each head how its logit becomes a probability
 * @param thresholds from which probability on a text is of a category
 * @param languages ISO 639-1 codes of the languages that the models were made for
 */
public record Calibration(Map<Task, List<Platt>> heads, Thresholds thresholds, Set<String> languages) {

    public Calibration {
        heads = Map.copyOf(heads);
        languages = Set.copyOf(languages);
        for (var task : Task.values()) {
            var known = heads.getOrDefault(task, List.of());
            if (known.size() != task.categories().size()) {
                throw new IllegalArgumentException("there must be " + task.categories().size() + " heads for "
                        + task.output() + ", but there are " + known.size());
            }
        }
    }

    Platt head(Task task, int index) {
        return heads.getOrDefault(task, List.of()).get(index);
    }

    /** With other thresholds where a policy gives some. */
    public Calibration with(Thresholds more) {
        return new Calibration(heads, thresholds.with(more), languages);
    }

    /**
     * Makes probabilities of logits. J. Platt, "Probabilistic outputs for support vector machines", 1999.
     *
     * @param slope above 0
     */
    public record Platt(double slope, double offset) {

        double probability(double logit) {
            return 1 / (1 + Math.exp(-slope * logit - offset));
        }
    }
}
