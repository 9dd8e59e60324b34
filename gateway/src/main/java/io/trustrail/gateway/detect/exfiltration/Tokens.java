package io.trustrail.gateway.detect.exfiltration;

import io.trustrail.gateway.detect.scan.Chars;

/** Pseudonym tokens as addresses carry them: {@code [EMAIL_7K3QZD]}, in lower case or without brackets too. */
final class Tokens {

    private static final int CODE = 6;
    private static final int LONG_CODE = 16;

    private Tokens() {}

    /** Whether there is one in a text without percent signs. */
    static boolean isIn(String text) {
        for (int bar = text.indexOf('_'); bar >= 0; bar = text.indexOf('_', bar + 1)) {
            if (isToken(text, bar)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isToken(String text, int bar) {
        int start = bar;
        while (start > 0 && isName(text.charAt(start - 1))) {
            start--;
        }
        int end = bar + 1;
        while (end < text.length() && Chars.isAsciiAlphanumeric(text.charAt(end))) {
            end++;
        }
        boolean code = end - bar - 1 == CODE || end - bar - 1 == LONG_CODE;
        if (!code || bar - start < 2) {
            return false;
        }
        boolean bracketed = start > 0 && text.charAt(start - 1) == '[';
        return bracketed || isBare(text, start, bar, end);
    }

    /** Without brackets, only what no name of a file looks like: capitals, and a code of figures and letters. */
    private static boolean isBare(String text, int start, int bar, int end) {
        if (end < text.length() && text.charAt(end) == '_') {
            return false;
        }
        boolean digit = false;
        boolean letter = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z') {
                return false;
            }
            digit |= i > bar && Chars.isDigit(c);
            letter |= i > bar && Chars.isAsciiUpper(c);
        }
        return digit && letter;
    }

    private static boolean isName(char c) {
        return Chars.isAsciiLetter(c) || c == '_';
    }
}
