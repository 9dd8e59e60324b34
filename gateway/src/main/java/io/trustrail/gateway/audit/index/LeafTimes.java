package io.trustrail.gateway.audit.index;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Reads the times of leaves, many of which are of the same second. For one thread at a time. */
final class LeafTimes {

    /* As long as 2026-11-22T10:00:00. */
    private static final int TO_THE_SECOND = 19;
    private static final int DIGITS = 6;

    private String second = "";
    private long micros;

    /** Microseconds since 1970 of a time such as {@code 2026-11-22T10:00:00.123456Z}; 0 of what is none. */
    long micros(String at) {
        if (at.length() <= TO_THE_SECOND || !isUtc(at)) {
            return 0;
        }
        if (!at.startsWith(second) || second.isEmpty()) {
            try {
                micros = IndexWriter.micros(Instant.parse(at.substring(0, TO_THE_SECOND) + "Z"));
                second = at.substring(0, TO_THE_SECOND);
            } catch (DateTimeParseException e) {
                return 0;
            }
        }
        return micros + fraction(at);
    }

    private static boolean isUtc(String at) {
        int end = at.length() - 1;
        if (at.charAt(end) != 'Z' || (end > TO_THE_SECOND && at.charAt(TO_THE_SECOND) != '.')) {
            return false;
        }
        for (int i = TO_THE_SECOND + 1; i < end; i++) {
            if (at.charAt(i) < '0' || at.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static long fraction(String at) {
        long fraction = 0;
        for (int i = 0; i < DIGITS; i++) {
            int place = TO_THE_SECOND + 1 + i;
            fraction = fraction * 10 + (place < at.length() - 1 ? at.charAt(place) - '0' : 0);
        }
        return fraction;
    }
}
