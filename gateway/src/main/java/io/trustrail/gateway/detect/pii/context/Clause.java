package io.trustrail.gateway.detect.pii.context;

import io.trustrail.gateway.detect.scan.Chars;

/** How far the words around a value still speak of it. */
final class Clause {

    private static final int FEWEST_DIGITS = 3;
    private static final int LONGEST_LINK = 6;
    private static final int LONGEST_ABBREVIATION = 4;
    private static final String STRONG_ENDS = "\n\r。！？;!?";
    private static final String LINKS = ",;/&+、・|";

    private Clause() {}

    /** Where the words begin that may be about the value at a position, at most so far left of it. */
    static int start(String text, int position, int reach) {
        int limit = Math.max(0, position - reach);
        int at = position;
        int lines = 0;
        boolean words = false;
        while (at > limit) {
            char c = text.charAt(at - 1);
            if (c == '\n' && (words || ++lines > 1)) {
                return at;
            }
            if (Chars.isDigit(c)) {
                int first = value(text, at, limit);
                if (first < at && !isLink(text, at, position)) {
                    return at;
                }
                at = first < at ? first : at - 1;
            } else if (isSentenceEnd(text, at - 1)) {
                return at;
            } else {
                words |= Chars.isLetter(c) || Chars.isUnspaced(c);
                at--;
            }
        }
        return at;
    }

    /** Where the token that ends here starts, if it has as many digits as a value has. */
    private static int value(String text, int end, int limit) {
        int at = end;
        int digits = 0;
        while (at > limit && isValue(text, at)) {
            at--;
            digits += Chars.isDigit(text.charAt(at)) ? 1 : 0;
        }
        return digits >= FEWEST_DIGITS ? at : end;
    }

    private static boolean isValue(String text, int at) {
        char c = text.charAt(at - 1);
        return Chars.isWord(c)
                || Chars.isDash(c)
                || (at > 1 && (c == '.' || c == '/' || c == ' ') && Chars.isDigit(text.charAt(at - 2)));
    }

    /** Whether nothing but a comma, a slash or an "and" parts two values of a list. */
    private static boolean isLink(String text, int from, int to) {
        if (to - from > LONGEST_LINK || from == to) {
            return false;
        }
        boolean sign = false;
        int letters = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            sign |= LINKS.indexOf(c) >= 0;
            letters += Chars.isLetter(c) ? 1 : 0;
        }
        return sign ? letters == 0 : letters > 0 && letters <= 4;
    }

    /** Whether a sentence ends with this character: a new one follows, and it's no abbreviation. */
    private static boolean isSentenceEnd(String text, int at) {
        char c = text.charAt(at);
        if (c == '。' || c == '！') {
            return true;
        }
        if ((c != '.' && c != '!') || at + 2 >= text.length() || text.charAt(at + 1) != ' ') {
            return false;
        }
        boolean capital = Character.isUpperCase(text.charAt(at + 2))
                && at + 3 < text.length()
                && Character.isLowerCase(text.charAt(at + 3));
        int letters = 0;
        while (letters <= LONGEST_ABBREVIATION && letters < at && Chars.isLetter(text.charAt(at - 1 - letters))) {
            letters++;
        }
        return capital && (c == '!' || letters >= LONGEST_ABBREVIATION);
    }

    /** Whether words from this character on no longer speak of the value before them. */
    static boolean endsAt(String text, int at) {
        char c = text.charAt(at);
        return Chars.isDigit(c)
                || STRONG_ENDS.indexOf(c) >= 0
                || c == ','
                || c == '、'
                || c == '|'
                || c == '{'
                || c == '}'
                || c == ':'
                || c == '：';
    }
}
