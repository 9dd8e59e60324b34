package io.trustrail.training.names;

import io.trustrail.gateway.detect.names.model.Tag;
import java.util.List;
import java.util.Set;

/**
 * A labelled text.
 *
 * @param language of the text, such as {@code de}
 * @param source the corpus it comes from
 * @param labelled the categories that its source labels, {@code *} for all
 */
record Document(String text, String language, String source, Set<String> labelled, List<Span> spans) {

    /** What stands in {@code [start, end)}. */
    record Span(int start, int end, String type) {

        boolean isName() {
            return Tag.CATEGORIES.contains(type);
        }
    }

    boolean labels(String category) {
        return labelled.contains("*") || labelled.contains(category);
    }

    boolean isSynthetic() {
        return labelled.contains("*");
    }

    String value(Span span) {
        return text.substring(span.start(), span.end());
    }
}
