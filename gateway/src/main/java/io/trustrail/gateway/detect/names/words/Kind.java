package io.trustrail.gateway.detect.names.words;

import io.trustrail.gateway.detect.scan.Chars;

/** Kinds of tokens, as small numbers that features are made of. */
public final class Kind {

    public static final byte LOWER = 0;
    /** A capital and small letters. */
    public static final byte CAPITALISED = 1;
    /** Two and more letters, all capitals. */
    public static final byte UPPER = 2;
    /** Capitals inside, such as {@code MacBook}. */
    public static final byte MIXED = 3;
    /** One capital letter. */
    public static final byte INITIAL = 4;

    public static final byte NUMBER = 5;
    public static final byte PUNCTUATION = 6;
    public static final byte NEWLINE = 7;
    /** One Han character, or a letter of another script that writes no spaces. */
    public static final byte HAN = 8;
    /** One hiragana character. */
    public static final byte HIRAGANA = 9;
    /** A run of katakana. */
    public static final byte KATAKANA = 10;
    /** Part of a web address, a handle, code, or too long for a word. */
    public static final byte JUNK = 11;
    /** No token: before the first, after the last, or too far away. */
    public static final byte NONE = 12;

    private static final byte[] OF_CHAR = new byte[Character.MAX_VALUE + 1];
    public static final byte BLANK = 13;

    static {
        for (int c = 0; c < OF_CHAR.length; c++) {
            OF_CHAR[c] = kind((char) c);
        }
    }

    private Kind() {}

    /** The kind of a token that starts with this character, {@link #LOWER} for any letter. */
    public static byte of(char c) {
        return OF_CHAR[c];
    }

    public static boolean isWord(int kind) {
        return kind <= INITIAL;
    }

    public static boolean isCharacter(int kind) {
        return kind == HAN || kind == HIRAGANA;
    }

    private static byte kind(char c) {
        if (c == '\n' || c == '\u2028' || c == '\u2029') {
            return NEWLINE;
        }
        if (Chars.isWhite(c) || Character.isISOControl(c) || c == '\u200b' || c == '\ufeff') {
            return BLANK;
        }
        if (c == '\u30fb' || c == '\uff65') {
            return PUNCTUATION;
        }
        if ((c >= '\u30a1' && c <= '\u30ff') || (c >= '\uff66' && c <= '\uff9f')) {
            return KATAKANA;
        }
        if (c >= '\u3041' && c <= '\u309f') {
            return HIRAGANA;
        }
        if (Chars.isDigit(c)) {
            return NUMBER;
        }
        char narrow = Chars.narrow(c);
        if (Chars.isLetter(narrow)) {
            return LOWER;
        }
        return Chars.isUnspaced(c) ? HAN : PUNCTUATION;
    }
}
