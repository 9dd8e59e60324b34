package io.trustrail.gateway.label;

import java.util.List;

/**
 * What a label says in one line.
 *
 * @param value as it is printed; for questions the word of an {@link Answer}, for numbers its digits
 * @param comments sentences below it
 * @param sources where that is from
 */
public record Entry(Line line, String value, List<String> comments, List<Source> sources) {

    public Entry {
        comments = List.copyOf(comments);
        sources = List.copyOf(sources);
    }

    /** A line that answers a question. */
    public static Entry answer(Line line, Answer answer, List<String> comments, List<Source> sources) {
        return new Entry(line, answer.printed(), comments, sources);
    }
}
