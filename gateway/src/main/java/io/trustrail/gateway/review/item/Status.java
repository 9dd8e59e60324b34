package io.trustrail.gateway.review.item;

import java.util.Locale;

/** How far a review is. */
public enum Status {
    OPEN,
    CLAIMED,
    APPROVED,
    EDITED,
    REJECTED,
    EXPIRED;

    /** Whether nothing can happen any more. */
    public boolean isFinal() {
        return compareTo(CLAIMED) > 0;
    }

    /** In lower case, as the store and the API write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The status that is written so.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Status of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
