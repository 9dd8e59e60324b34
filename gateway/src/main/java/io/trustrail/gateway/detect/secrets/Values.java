package io.trustrail.gateway.detect.secrets;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Placeholders;
import io.trustrail.gateway.detect.scan.Scan;

/** Reads what stands beside a label, and tells a secret from a word. */
final class Values {

    static final int LONGEST = 128;

    private static final String ENDS = "\"'`<>,;)}]|";
    private static final String SYMBOLS = "!@#$%^&*+=?~";

    private Values() {}

    /** Where the value that starts here ends, a closing full stop left out. */
    static int end(String text, int start) {
        int limit = Math.min(text.length(), start + LONGEST);
        int at = start;
        while (at < limit && isValue(text.charAt(at))) {
            at++;
        }
        while (at > start && ".:".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        return at;
    }

    /** Whether the value that starts here may go on with text to come. */
    static boolean mayGrow(Scan scan, int start) {
        int limit = start + LONGEST;
        int at = start;
        while (at < limit && at < scan.text().length() && isValue(scan.text().charAt(at))) {
            at++;
        }
        return at < limit && scan.isUnknown(at);
    }

    private static boolean isValue(char c) {
        return c > ' ' && c < 127 && ENDS.indexOf(c) < 0;
    }

    /** Whether it looks chosen or generated: digits or symbols among its letters, and no code. */
    static boolean isPassword(String text, int start, int end, boolean quoted) {
        if (end - start < (quoted ? 4 : 6) || Placeholders.isPlaceholder(text, start, end)) {
            return false;
        }
        boolean strong = (kinds(text, start, end) & DIGIT) != 0 || (kinds(text, start, end - 1) & SYMBOL) != 0;
        return (quoted || strong) && (kinds(text, start, end) & CODE) == 0;
    }

    /** Whether it's long and mixed, as machines make them. */
    static boolean isKey(String text, int start, int end, int fewest) {
        int kinds = kinds(text, start, end);
        return end - start >= fewest
                && (kinds & CODE) == 0
                && (kinds & DIGIT) != 0
                && (kinds & LETTER) != 0
                && !Placeholders.isPlaceholder(text, start, end);
    }

    /** Whether it has letters, digits and more than that: what a password has and a word beside it hasn't. */
    static boolean isMixed(String text, int start, int end) {
        int kinds = kinds(text, start, end);
        return end - start >= 6
                && (kinds & CODE) == 0
                && (kinds & DIGIT) != 0
                && (kinds & LETTER) != 0
                && (kinds & (SYMBOL | UPPER)) != 0;
    }

    private static final int LETTER = 1;
    private static final int UPPER = 2;
    private static final int DIGIT = 4;
    private static final int SYMBOL = 8;
    private static final int CODE = 16;

    private static int kinds(String text, int start, int end) {
        int kinds = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (Chars.isAsciiLetter(c)) {
                kinds |= Chars.isAsciiUpper(c) ? LETTER | UPPER : LETTER;
            } else if (Chars.isDigit(c)) {
                kinds |= DIGIT;
            } else if (c == '(' || c == '[' || c == '{') {
                kinds |= CODE;
            } else if (SYMBOLS.indexOf(c) >= 0) {
                kinds |= SYMBOL;
            }
        }
        return kinds;
    }
}
