package io.trustrail.gateway.detect.evasion;

import java.text.Normalizer;

/** Kinds of characters that matter here, by one table lookup. */
final class Signs {

    /** Nothing is to be seen of it: joiners, direction marks, soft hyphens, fillers, variation selectors. */
    private static final byte INVISIBLE = 1;
    /** It has another compatibility form, or may be joined with what stands before it. */
    private static final byte FOLDED = 2;
    /** A mark on the character before it. */
    private static final byte MARK = 4;
    /** A letter that is not Latin. */
    private static final byte FOREIGN = 8;

    private static final byte LETTER = 16;

    private static final char ENCLOSED = '\ud83c';

    private static final byte[] KINDS = kinds();
    /** The one character that another folds to; 0 where it stays, or folds to several. */
    private static final char[] FOLDS = folds();

    private Signs() {}

    /** One character of two units counts as invisible if its first unit can begin nothing else. */
    static boolean isInvisible(char c) {
        return c >= 0xad && (KINDS[c] & INVISIBLE) != 0;
    }

    /** Whether the character that starts here is a tag or a variation selector beyond the first plane. */
    static boolean isHiddenPair(String text, int at) {
        return text.charAt(at) == '\udb40' && at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
    }

    /** How many units of nothing to be seen start here. */
    static int invisible(String text, int at) {
        if (isInvisible(text.charAt(at))) {
            return 1;
        }
        return isHiddenPair(text, at) ? 2 : 0;
    }

    /** Whether the character that starts here has another form, or is a mark on the one before. */
    static boolean isFolded(String text, int at) {
        char c = text.charAt(at);
        return c >= 0x80 && (KINDS[c] & FOLDED) != 0 && (c != ENCLOSED || isEnclosed(text, at));
    }

    /** Letters in squares and circles share their first unit with much that is to be seen in emoji. */
    private static boolean isEnclosed(String text, int at) {
        return at + 1 < text.length() && text.charAt(at + 1) >= '\udd00' && text.charAt(at + 1) <= '\ude65';
    }

    /** The one character that this one folds to; 0 if it stays, or folds to several, or may be joined with others. */
    static char fold(char c) {
        return FOLDS[c];
    }

    static boolean isLetter(char c) {
        return (KINDS[c] & LETTER) != 0;
    }

    static boolean isMark(char c) {
        return c >= 0x300 && (KINDS[c] & MARK) != 0;
    }

    static boolean isForeign(char c) {
        return c >= 0x80 && (KINDS[c] & FOREIGN) != 0;
    }

    private static byte[] kinds() {
        var kinds = new byte[Character.MAX_VALUE + 1];
        for (int c = 0x80; c < kinds.length; c++) {
            kinds[c] = kind((char) c);
        }
        return kinds;
    }

    private static byte kind(char c) {
        if (isUnseen(c)) {
            return INVISIBLE;
        }
        if (Character.isSurrogate(c)) {
            return c == '\ud835' || c == '\ud83b' || c == ENCLOSED || c == '\ud87e' || c == '\udb40' ? FOLDED : 0;
        }
        int kind = isStable(c) ? 0 : FOLDED;
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            kind |= MARK | FOLDED;
        }
        kind |= Character.isLetter(c) ? LETTER : 0;
        return (byte) (kind | (isForeignLetter(c) ? FOREIGN : 0));
    }

    private static char[] folds() {
        var folds = new char[Character.MAX_VALUE + 1];
        for (int c = 0x80; c < folds.length; c++) {
            boolean alone = c < '\u1100' || (c > '\u11ff' && c != '\uff9e' && c != '\uff9f');
            if (KINDS[c] != 0 && (KINDS[c] & (FOLDED | MARK)) == FOLDED && alone && !Character.isSurrogate((char) c)) {
                var folded = Normalizer.normalize(String.valueOf((char) c), Normalizer.Form.NFKC);
                folds[c] = folded.length() == 1 ? folded.charAt(0) : 0;
            }
        }
        return folds;
    }

    private static boolean isStable(char c) {
        boolean jamo = c >= '\u1100' && c <= '\u11ff';
        return !jamo && Normalizer.isNormalized(String.valueOf(c), Normalizer.Form.NFKC);
    }

    private static boolean isForeignLetter(char c) {
        return Character.isLetter(c) && Character.UnicodeScript.of(c) != Character.UnicodeScript.LATIN;
    }

    /* Format characters, but for those that are seen (the Arabic number signs); letters that draw nothing; selectors. */
    private static boolean isUnseen(char c) {
        boolean arabicSign = (c >= '\u0600' && c <= '\u0605') || c == '\u06dd' || c == '\u070f' || c == '\u08e2';
        boolean filler = c == '\u034f'
                || c == '\u115f'
                || c == '\u1160'
                || c == '\u3164'
                || c == '\uffa0'
                || c == '\u17b4'
                || c == '\u17b5'
                || c == '\u2800';
        boolean selector = (c >= '\ufe00' && c <= '\ufe0f') || (c >= '\u180b' && c <= '\u180f');
        return filler || selector || (Character.getType(c) == Character.FORMAT && !arabicSign);
    }
}
