package io.trustrail.gateway.detect.screening;

import java.util.Map;
import java.util.Set;

/**
 * How the encoder's answers are read.
 *
 * @param tasks how its overall heads are read
 * @param categories how each head of a category is
 * @param thresholds from which probability on a text is of a category
 * @param languages ISO 639-1 codes of the languages that the models were made for
 */
public record Calibration(
        Map<Task, Overall> tasks, Map<String, Platt> categories, Thresholds thresholds, Set<String> languages) {

    public Calibration {
        tasks = Map.copyOf(tasks);
        categories = Map.copyOf(categories);
        languages = Set.copyOf(languages);
        for (var task : Task.values()) {
            if (!tasks.containsKey(task)) {
                throw new IllegalArgumentException("nothing is said of " + task.output());
            }
            for (var category : task.categories().subList(1, task.categories().size())) {
                if (!categories.containsKey(category)) {
                    throw new IllegalArgumentException("nothing is said of " + category);
                }
            }
        }
    }

    /** How the head over all is read for a task. */
    public Overall overall(Task task) {
        return tasks.getOrDefault(task, Overall.PLAIN);
    }

    Platt category(String category) {
        return categories.getOrDefault(category, Platt.PLAIN);
    }

    /** With other thresholds where a policy gives some. */
    Calibration with(Thresholds more) {
        return new Calibration(tasks, categories, thresholds.with(more), languages);
    }

    /**
     * How the head over all is read.
     *
     * @param byLanguage curves for single languages, by their codes
     * @param usual the curve for all others
     * @param clear the probability below which a text passes without doubt
     */
    public record Overall(Map<String, Platt> byLanguage, Platt usual, double clear) {

        private static final Overall PLAIN = new Overall(Map.of(), Platt.PLAIN, 0);

        public Overall {
            byLanguage = Map.copyOf(byLanguage);
        }

        /**
         * The calibrated logit.
         *
         * @param language ISO 639-1 code; may be empty
         */
        public double logit(double raw, String language) {
            return (language.isEmpty() ? usual : byLanguage.getOrDefault(language, usual)).logit(raw);
        }
    }

    /**
     * Makes probabilities of logits. J. Platt, "Probabilistic outputs for support vector machines", 1999.
     *
     * @param slope above 0
     */
    public record Platt(double slope, double offset) {

        static final Platt PLAIN = new Platt(1, 0);

        double logit(double raw) {
            return slope * raw + offset;
        }

        double probability(double raw) {
            return 1 / (1 + Math.exp(-logit(raw)));
        }
    }
}
