package io.trustrail.gateway.evaluation.data;

import java.util.List;
import java.util.Set;

/**
 * A text with what people found in it.
 *
 * @param language ISO 639 code, or empty
 * @param spans by start
 * @param source the collection that it comes from, or empty
 * @param labelled the types that are marked wherever they stand; {@value #EVERYTHING} for all
 */
public record LabelledText(String text, String language, List<Span> spans, String source, Set<String> labelled) {

    /** Stands for all types among those that are labelled. */
    public static final String EVERYTHING = "*";

    /** The type of spans that count neither as hit nor as miss. */
    public static final String IGNORE = "IGNORE";

    public LabelledText {
        spans = List.copyOf(spans);
        labelled = Set.copyOf(labelled);
    }

    /** Whether a finding of this type without a span below it is a false alarm. */
    public boolean labels(String type) {
        return labelled.contains(type) || labelsEverything();
    }

    /** Whether it is known to hold nothing of any type. */
    public boolean isClean() {
        return spans.isEmpty() && labelsEverything();
    }

    private boolean labelsEverything() {
        return labelled.contains(EVERYTHING);
    }

    /**
     * A labelled stretch {@code [start, end)} of a text, in UTF-16 units.
     *
     * @param type in upper snake case
     */
    public record Span(int start, int end, String type) {

        /** How many characters it shares with another stretch. */
        public int shared(int otherStart, int otherEnd) {
            return Math.max(0, Math.min(end, otherEnd) - Math.max(start, otherStart));
        }

        public boolean isIgnored() {
            return type.equals(IGNORE);
        }
    }
}
