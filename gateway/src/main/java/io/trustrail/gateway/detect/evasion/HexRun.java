package io.trustrail.gateway.detect.evasion;

import java.io.ByteArrayOutputStream;

/**
 * Pairs of hexadecimal digits, alone or with a blank, a colon or {@code \x} between them. Decimal digits alone are a
 * number, of a card or a parcel, unless they spell words in small letters: of eight pairs of random figures less than one
 * in 100,000 does, but one in a hundred some text or other.
 */
final class HexRun {

    private static final int FEWEST_PAIRS = 8;

    private HexRun() {}

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length() && isHex(text.charAt(at)) && isHex(text.charAt(at + 1));
    }

    static boolean isHex(char c) {
        return Words.isDigit(c) || (c < 0x80 && (c | 32) >= 'a' && (c | 32) <= 'f');
    }

    static boolean isNeeded(String text) {
        int row = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isHex(c)) {
                row++;
                digits += Words.isDigit(c) ? 1 : 0;
                if (row >= 2 * FEWEST_PAIRS && digits >= FEWEST_PAIRS / 2) {
                    return true;
                }
            } else if (c != ' ' && c != ':' && c != '\\' && c != 'x') {
                row = 0;
                digits = 0;
            }
        }
        return false;
    }

    /** Where the pairs end that start here; {@code start} if there are too few. */
    static int end(String text, int start) {
        if (start > 0 && Words.isWord(text.charAt(start - 1)) && text.charAt(start - 1) != 'x') {
            return start;
        }
        int pairs = 0;
        int end = start;
        int at = skip(text, start, true);
        while (isPair(text, at)) {
            pairs++;
            end = at + 2;
            at = skip(text, end, false);
        }
        return pairs >= FEWEST_PAIRS ? end : start;
    }

    private static int skip(String text, int at, boolean first) {
        if (text.startsWith("\\x", at)) {
            return at + 2;
        }
        boolean separator = !first && at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == ':');
        return separator ? at + 1 : at;
    }

    /** The bytes; none if it is a number. */
    static byte[] decode(String text, int start, int end) {
        var bytes = bytes(text, start, end);
        return isDecimal(text, start, end) && !isWords(bytes) ? new byte[0] : bytes;
    }

    private static boolean isDecimal(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (isHex(text.charAt(i)) && !Words.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWords(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && (b < 'a' || b > 'z')) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String text, int start, int end) {
        var bytes = new ByteArrayOutputStream();
        int at = skip(text, start, true);
        while (at < end && bytes.size() < HiddenTexts.LONGEST) {
            bytes.write(Integer.parseInt(text, at, at + 2, 16));
            at = skip(text, at + 2, false);
        }
        return bytes.toByteArray();
    }
}
