package io.trustrail.gateway.guard.prompt;

import java.text.Normalizer;
import java.util.Locale;

/** Text without case and width, and what of it makes values different: letters and digits. */
final class Plain {

    private Plain() {}

    static String of(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** The letters and digits alone. */
    static String joined(String plain) {
        var joined = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            if (counts(plain.charAt(i))) {
                joined.append(plain.charAt(i));
            }
        }
        return joined.toString();
    }

    /** Whether a character makes a difference. Halves of pairs do. */
    static boolean counts(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }

    /** Where a run ends of characters that count, all in scripts with blanks between words or all in others. */
    static int runEnd(String plain, int start) {
        boolean unspaced = isUnspaced(plain.charAt(start));
        int end = start + 1;
        while (end < plain.length() && counts(plain.charAt(end)) && isUnspaced(plain.charAt(end)) == unspaced) {
            end++;
        }
        return end;
    }

    static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** A letter of a script that writes no blanks between words. */
    static boolean isUnspaced(char c) {
        return c >= 0x0e00
                && (Character.isIdeographic(c)
                        || (c >= 0x3040 && c <= 0x30ff)
                        || (c >= 0x0e00 && c <= 0x0eff)
                        || (c >= 0xac00 && c <= 0xd7a3));
    }
}
