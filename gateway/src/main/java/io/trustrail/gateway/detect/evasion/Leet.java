package io.trustrail.gateway.detect.evasion;

/**
 * Figures and signs that stand for letters, inside words of Latin letters: {@code 1d10t}, {@code a$$h0le}. Not in what
 * looks like a code, an ordinal or a measure.
 */
final class Leet {

    private static final String FIGURES = "0134578@$!|";
    private static final String LETTERS = "oieastbasil";
    private static final int FEWEST_LETTERS = 2;

    private Leet() {}

    static boolean isSign(char c) {
        return c < 0x80 && FIGURES.indexOf(c) >= 0;
    }

    private static boolean isPart(char c) {
        return Words.isAsciiLetter(c) || Words.isDigit(c) || c == '@' || c == '$' || c == '!' || c == '|';
    }

    static void undo(Copy copy) {
        int at = 0;
        while (at < copy.length()) {
            int end = at;
            while (end < copy.length() && isPart(copy.at(end))) {
                end++;
            }
            if (end > at) {
                word(copy, at, end);
            }
            at = Math.max(end, at + 1);
        }
    }

    private static void word(Copy copy, int start, int stop) {
        int end = stop;
        while (end > start && (copy.at(end - 1) == '!' || copy.at(end - 1) == '|')) {
            end--;
        }
        int letters = 0;
        int upper = 0;
        int signs = 0;
        for (int i = start; i < end; i++) {
            char c = copy.at(i);
            letters += Words.isAsciiLetter(c) ? 1 : 0;
            upper += Words.isUpper(c) ? 1 : 0;
            signs += isSign(c) ? 1 : 0;
        }
        boolean all = letters + signs == end - start;
        boolean mail = copy.at(start) == '@' || (signs > 0 && isMail(copy, start, end));
        boolean code = (upper > 1 && upper < letters) || isShort(copy, start, end, letters);
        if (signs == 0 || !all || letters < FEWEST_LETTERS || signs > letters + 1 || code || mail) {
            return;
        }
        replace(copy, start, end);
    }

    /** A long word as developers write it: its first letter, how many are left out, its last. */
    private static boolean isShort(Copy copy, int start, int end, int letters) {
        return letters == 2 && Words.isAsciiLetter(copy.at(start)) && Words.isAsciiLetter(copy.at(end - 1));
    }

    /* A name on the net, not a word: letters on both sides of the sign, and a full stop behind. */
    private static boolean isMail(Copy copy, int start, int end) {
        boolean dotted = end < copy.length()
                && copy.at(end) == '.'
                && end + 1 < copy.length()
                && Words.isAsciiLetter(copy.at(end + 1));
        for (int i = start; i < end; i++) {
            if (copy.at(i) == '@' && dotted) {
                return true;
            }
        }
        return false;
    }

    /* Figures at a word's end count something, and one at its start orders or measures, unless a longer word follows. */
    private static void replace(Copy copy, int start, int stop) {
        int end = stop;
        while (end > start && Words.isDigit(copy.at(end - 1))) {
            end--;
        }
        int first = start;
        while (first < end && Words.isDigit(copy.at(first))) {
            first++;
        }
        boolean ordinal = first > start && (first - start > 1 || end - first < FEWEST_LETTERS + 1);
        for (int i = ordinal ? first : start; i < end; i++) {
            int sign = FIGURES.indexOf(copy.at(i));
            if (sign >= 0) {
                copy.set(i, LETTERS.charAt(sign));
                copy.countDisguised(1);
            }
        }
    }
}
