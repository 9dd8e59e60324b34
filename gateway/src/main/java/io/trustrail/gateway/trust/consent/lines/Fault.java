package io.trustrail.gateway.trust.consent.lines;

import java.util.Locale;

/**
 * What is wrong with a line. Says nothing of what stands in it.
 *
 * @param line its number, from 1; of a line that goes over several, the first
 * @param field the column, or empty
 */
public record Fault(int line, String field, Kind kind) {

    /** What can be wrong. */
    public enum Kind {
        /** There is no head, or no line behind it. */
        EMPTY,
        TOO_MANY,
        /** The head names a column that there is not, or one twice. */
        COLUMN,
        COLUMN_MISSING,
        /** The line has more or fewer cells than the head. */
        CELLS,
        /** A quote is opened and not closed. */
        QUOTE,
        MISSING,
        LONG,
        /** No call can name a person so. */
        ID,
        PURPOSE,
        STATE,
        /** A line before says something about the same person and purpose. */
        TWICE;

        /** For keys of texts. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
