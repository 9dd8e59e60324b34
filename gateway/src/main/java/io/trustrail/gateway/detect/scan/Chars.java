package io.trustrail.gateway.detect.scan;

/**
 * Kinds of characters, by one table lookup. Full-width forms count as the ASCII characters they stand for.
 *
 * <p>Letters of scripts that write no spaces (Han, kana, Hangul particles, Thai) are neither letters nor words here: a
 * number may stand right beside them.
 */
public final class Chars {

    private static final byte LETTER = 1;
    private static final byte DIGIT = 2;
    private static final byte WORD = 4;
    private static final byte UNSPACED = 8;
    private static final byte SPACE = 16;
    private static final byte DASH = 32;
    private static final byte URL = 64;

    private static final char[][] UNSPACED_RANGES = {
        {'\u0e00', '\u0eff'}, {'\u1000', '\u109f'}, {'\u1100', '\u11ff'}, {'\u1780', '\u17ff'},
        {'\u2e80', '\u2fdf'}, {'\u3005', '\u3007'}, {'\u3031', '\u3035'}, {'\u3040', '\u318f'},
        {'\u31a0', '\u31ff'}, {'\u3400', '\u4dbf'}, {'\u4e00', '\u9fff'}, {'\ua960', '\ua97f'},
        {'\uac00', '\ud7ff'}, {'\uf900', '\ufaff'}, {'\uff66', '\uffdc'},
    };
    private static final String DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u30fc\ufe63\uff0d";

    private static final String NOT_IN_URLS = "\"'<>`\\{}|^";

    private static final byte[] KINDS = kinds();
    private static final char[] FOLDED = folded();
    /** By folded character, the first that is folded to it. */
    private static final char[] FIRST = new char[Character.MAX_VALUE + 1];
    /** By character, the next that is folded alike, or itself. */
    private static final char[] NEXT = new char[Character.MAX_VALUE + 1];

    static {
        for (int c = Character.MAX_VALUE; c >= 0; c--) {
            char folded = FOLDED[c];
            NEXT[c] = FIRST[folded] == 0 ? (char) c : FIRST[folded];
            FIRST[folded] = (char) c;
        }
    }

    private Chars() {}

    /** A letter of a script that separates words by spaces, or a mark on one. */
    public static boolean isLetter(char c) {
        return (KINDS[c] & LETTER) != 0;
    }

    /** A decimal digit of any script. */
    public static boolean isDigit(char c) {
        return (KINDS[c] & DIGIT) != 0;
    }

    /** A letter, a digit or an underscore: beside it, a candidate is only a part of something else. */
    public static boolean isWord(char c) {
        return (KINDS[c] & WORD) != 0;
    }

    /** A letter of a script that writes no spaces between words. */
    public static boolean isUnspaced(char c) {
        return (KINDS[c] & UNSPACED) != 0;
    }

    /** May stand in a web address, without the signs that rather end it: quotes, brackets that code has, bars. */
    public static boolean isUrl(char c) {
        return (KINDS[c] & URL) != 0;
    }

    /** A blank within a line, of any width. */
    public static boolean isBlank(char c) {
        return (KINDS[c] & SPACE) != 0;
    }

    /** A blank, or a character that ends a line. */
    public static boolean isWhite(char c) {
        return isBlank(c) || (c >= '\t' && c <= '\r') || c == '\u2028' || c == '\u2029';
    }

    /** A hyphen, a dash, a minus, or the long-vowel mark that stands in for them between Japanese digits. */
    public static boolean isDash(char c) {
        return (KINDS[c] & DASH) != 0;
    }

    public static boolean isAsciiLetter(char c) {
        return (c | 32) >= 'a' && (c | 32) <= 'z';
    }

    public static boolean isAsciiUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    public static boolean isAsciiAlphanumeric(char c) {
        return isAsciiLetter(c) || (c >= '0' && c <= '9');
    }

    /** A hexadecimal digit's value, or -1. */
    public static int hex(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        char lower = (char) (c | 32);
        return lower >= 'a' && lower <= 'f' && c < 128 ? lower - 'a' + 10 : -1;
    }

    /** A decimal digit's value. */
    public static int digit(char c) {
        return c < 128 ? c - '0' : Character.digit(c, 10);
    }

    /** The ASCII character that a full-width form stands for; any other character as it is. */
    public static char narrow(char c) {
        if (c >= '\uff01' && c <= '\uff5e') {
            return (char) (c - '\uff01' + '!');
        }
        return c == '\u3000' ? ' ' : c;
    }

    /** Narrow and lower case: equal for characters that differ only in width and case. */
    public static char fold(char c) {
        return FOLDED[c];
    }

    /** The first of the characters that are folded to this one; one that is folded to itself is among them. */
    static char firstOf(char folded) {
        return FIRST[folded];
    }

    /** The next character that is folded alike, or this one if it is the last. */
    static char nextOf(char c) {
        return NEXT[c];
    }

    private static char[] folded() {
        var folded = new char[Character.MAX_VALUE + 1];
        for (int c = 0; c < folded.length; c++) {
            folded[c] = Character.toLowerCase(narrow((char) c));
        }
        return folded;
    }

    private static byte[] kinds() {
        var kinds = new byte[Character.MAX_VALUE + 1];
        for (int c = 0; c < kinds.length; c++) {
            kinds[c] = kind((char) c);
        }
        for (var range : UNSPACED_RANGES) {
            for (int c = range[0]; c <= range[1]; c++) {
                kinds[c] = (kinds[c] & DIGIT) != 0 ? kinds[c] : UNSPACED;
            }
        }
        for (int i = 0; i < DASHES.length(); i++) {
            kinds[DASHES.charAt(i)] |= DASH;
        }
        for (char c = '!'; c < 127; c++) {
            kinds[c] |= NOT_IN_URLS.indexOf(c) < 0 ? URL : 0;
        }
        kinds['_'] |= WORD;
        return kinds;
    }

    private static byte kind(char c) {
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK -> LETTER | WORD;
            case Character.DECIMAL_DIGIT_NUMBER -> DIGIT | WORD;
            case Character.SPACE_SEPARATOR -> SPACE;
            default -> 0;
        };
    }
}
