package io.trustrail.gateway.detect.secrets;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Scan;

/** What the random part of a key is written in. */
enum Alphabet {
    BASE62("") {
        @Override
        boolean has(char c) {
            return Chars.isAsciiAlphanumeric(c);
        }
    },
    BASE64URL("-_"),
    BASE64URL_DOTTED("-_."),
    UPPER("") {
        @Override
        boolean has(char c) {
            return Chars.isAsciiUpper(c) || (c >= '0' && c <= '9');
        }
    },
    LOWER_HEX("") {
        @Override
        boolean has(char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
    };

    private final String others;

    Alphabet(String others) {
        this.others = others;
    }

    boolean has(char c) {
        return Chars.isAsciiAlphanumeric(c) || others.indexOf(c) >= 0;
    }

    /** Where a run of this alphabet ends, at most {@code most} characters on. */
    int end(String text, int from, int most) {
        int limit = (int) Math.min(text.length(), (long) from + most);
        int at = from;
        while (at < limit && has(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Whether a run that ended there may go on with text to come. */
    static boolean mayGrow(Scan scan, int from, int end, int most) {
        return end - from < most && scan.isUnknown(end);
    }
}
