package io.trustrail.gateway.console.trial;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows.
 *
 * @param chosen the value of the choice
 * @param text as it was pasted
 * @param problem why it was not tried; empty if it was, or if there is none yet
 * @param report what came of it, or null
 */
public record TrialView(
        List<Choice.OfFeature> features,
        List<Choice.OfLevel> levels,
        String chosen,
        String text,
        String problem,
        @Nullable Report report) {

    /** So many findings have a row; all are marked in the text. */
    private static final int MOST_ROWS = 300;

    /** What came of a text. */
    public record Report(List<Stretch> stretches, List<Row> rows, List<Outcome> outcomes) {

        /** The rows that the page has room for. */
        public List<Row> shownRows() {
            return rows.subList(0, Math.min(MOST_ROWS, rows.size()));
        }

        public int hiddenRows() {
            return rows.size() - shownRows().size();
        }

        /** What is done at the level that was chosen. */
        public Outcome chosen() {
            return outcomes.stream().filter(Outcome::chosen).findFirst().orElseThrow();
        }
    }

    public boolean hasProblem() {
        return !problem.isEmpty();
    }

    public boolean hasReport() {
        return report != null;
    }

    /** To be asked for only if there is one. */
    public Report theReport() {
        return Objects.requireNonNull(report);
    }
}
