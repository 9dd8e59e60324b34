package io.trustrail.gateway.guard;

import java.util.List;

/**
 * Something that a detector found in {@code [start, end)} of a text, in UTF-16 units.
 *
 * @param category what it is, in upper snake case, such as {@code EMAIL}
 * @param score how sure the detector is, 0 to 1
 * @param doubts why a person should look at it, in lower case with hyphens; mostly none
 */
public record Finding(String category, int start, int end, double score, List<String> doubts) {

    public Finding {
        doubts = List.copyOf(doubts);
        if (start < 0 || end <= start || !(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("finding " + category + " [" + start + ", " + end + ") score " + score);
        }
    }

    /** A finding without doubts. */
    public Finding(String category, int start, int end, double score) {
        this(category, start, end, score, List.of());
    }

    /** The same at another place. */
    public Finding at(int from, int to) {
        return new Finding(category, from, to, score, doubts);
    }
}
