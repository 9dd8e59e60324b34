package io.trustrail.gateway.detect.exfiltration;

import io.trustrail.gateway.detect.scan.Chars;

/**
 * Tells what machines write (base64, base32, hexadecimal digits) from what people do: the kind of character changes from one
 * to the next as it does in no word, and in no number with letters before it. Names, dates and numbers joined by hyphens are
 * judged one by one; so a UUID is a row of short ids.
 */
final class Opaque {

    private static final int SHORTEST = 16;
    private static final int LONGEST_NUMBER = 24;
    /** Of so many neighbours, at least, one is of another kind: in random base64 two of three are, in CamelCase one of four. */
    private static final double CHANGES_MIXED = 0.36;
    /** The same where there is only one case: in random base32 one of three, in the numbers of parcels one of five. */
    private static final double CHANGES = 0.25;

    /** Pieces of base64 for addresses are longer than that between its hyphens and underscores, words of slugs shorter. */
    private static final int LONG_PIECE = 7;

    private static final int FEWEST_DIGITS = 3;
    private static final int FEWEST_BROKEN = 4;

    private Opaque() {}

    /** Whether there is such a piece in a decoded part of an address. */
    static boolean isIn(String part) {
        int broken = 0;
        int start = 0;
        for (int i = 0; i <= part.length(); i++) {
            if (i == part.length() || !isPart(part.charAt(i))) {
                if (isOpaque(part, start, i)) {
                    return true;
                }
                broken += i < part.length() && isBroken(part.charAt(i)) ? 1 : 0;
                start = i + 1;
            }
        }
        return broken >= FEWEST_BROKEN;
    }

    private static boolean isPart(char c) {
        return Chars.isAsciiAlphanumeric(c) || c == '+' || c == '_' || c == '-';
    }

    /** What encoded bytes are that are no text. */
    private static boolean isBroken(char c) {
        return c == '\ufffd' || c < ' ' || (c >= 0x7f && c <= 0x9f);
    }

    /** Whether a stretch of base64's characters is no name and no number. */
    static boolean isOpaque(String text, int from, int to) {
        if (to - from < SHORTEST) {
            return false;
        }
        int start = from;
        int joints = 0;
        for (int i = from; i <= to; i++) {
            if (i == to || !Chars.isAsciiAlphanumeric(text.charAt(i))) {
                if (isRandom(text, start, i)) {
                    return true;
                }
                joints += i < to ? 1 : 0;
                start = i + 1;
            }
        }
        return joints > 0 && (to - from) / (joints + 1) >= LONG_PIECE && isRandomMixed(text, from, to);
    }

    private static boolean isRandom(String text, int from, int to) {
        if (to - from < SHORTEST) {
            return false;
        }
        int digits = 0;
        int upper = 0;
        for (int i = from; i < to; i++) {
            digits += Chars.isDigit(text.charAt(i)) ? 1 : 0;
            upper += Chars.isAsciiUpper(text.charAt(i)) ? 1 : 0;
        }
        if (digits == to - from) {
            return digits >= LONGEST_NUMBER;
        }
        if (isHex(text, from, to)) {
            return true;
        }
        boolean mixed = upper > 0 && upper + digits < to - from;
        return mixed
                ? isRandomMixed(text, from, to)
                : digits >= FEWEST_DIGITS && changes(text, from, to) >= CHANGES * (to - from);
    }

    /** Whether it is whole bytes; text in hexadecimal digits has few letters, so the kinds of characters say nothing. */
    private static boolean isHex(String text, int from, int to) {
        int at = from;
        while (at < to && Chars.hex(text.charAt(at)) >= 0) {
            at++;
        }
        return at == to && (to - from) % 2 == 0;
    }

    private static boolean isRandomMixed(String text, int from, int to) {
        return changes(text, from, to) >= CHANGES_MIXED * (to - from);
    }

    private static int changes(String text, int from, int to) {
        int changes = 0;
        for (int i = from + 1; i < to; i++) {
            int kind = kind(text.charAt(i));
            int before = kind(text.charAt(i - 1));
            changes += kind != before && kind != 0 && before != 0 ? 1 : 0;
        }
        return changes;
    }

    private static int kind(char c) {
        if (Chars.isAsciiUpper(c)) {
            return 1;
        }
        return Chars.isAsciiLetter(c) ? 2 : Chars.isDigit(c) ? 3 : 0;
    }
}
