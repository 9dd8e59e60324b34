package io.trustrail.gateway.detect.names.model;

import java.util.List;

/** The tags of tokens as small numbers: outside, and for each category its beginning and its inside. */
public final class Tag {

    /** In the order of their tags. */
    public static final List<String> CATEGORIES = List.of("PERSON", "LOCATION", "ORG", "ADDRESS");

    public static final int OUTSIDE = 0;
    public static final int COUNT = 1 + 2 * 4;

    private Tag() {}

    /** The tag of the first token of a category's finding. */
    public static int begin(int category) {
        return 1 + 2 * category;
    }

    /** The tag of its further tokens. */
    public static int inside(int category) {
        return 2 + 2 * category;
    }

    /** A tag's category, or -1 for outside. */
    public static int category(int tag) {
        return (tag - 1) >> 1;
    }

    public static boolean isInside(int tag) {
        return tag != OUTSIDE && (tag & 1) == 0;
    }

    /** Whether one tag may follow another; the first of a segment follows outside. */
    public static boolean follows(int previous, int next) {
        return !isInside(next) || (previous != OUTSIDE && category(previous) == category(next));
    }
}
