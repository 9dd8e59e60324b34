package io.trustrail.gateway.trust.concern;

import java.util.Locale;

/** How far a concern is. */
public enum Status {
    RECEIVED,
    /** Somebody works on it. */
    IN_PROGRESS,
    /** Its author can read an answer. */
    ANSWERED,
    /** It ended without an answer. */
    CLOSED;

    /** In lower case, with a hyphen. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Status of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether nothing follows. */
    public boolean isFinal() {
        return this == ANSWERED || this == CLOSED;
    }
}
