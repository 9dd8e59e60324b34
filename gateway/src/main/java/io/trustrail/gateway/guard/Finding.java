package io.trustrail.gateway.guard;

/**
 * Something that a detector found in {@code [start, end)} of a text, in UTF-16 units.
 *
 * @param category what it is, in upper snake case, such as {@code EMAIL}
 * @param score how sure the detector is, 0 to 1
 */
public record Finding(String category, int start, int end, double score) {

    public Finding {
        if (start < 0 || end <= start || !(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("finding " + category + " [" + start + ", " + end + ") score " + score);
        }
    }
}
