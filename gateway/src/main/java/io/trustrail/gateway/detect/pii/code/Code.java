package io.trustrail.gateway.detect.pii.code;

import io.trustrail.gateway.detect.scan.Chars;

/** The letters and digits of a candidate, without what separates them, in ASCII upper case. */
public final class Code {

    private final char[] chars;
    private final int length;
    private final boolean upper;
    private final boolean lettered;

    Code(String text, int start, int end) {
        chars = new char[end - start];
        int count = 0;
        boolean lower = false;
        boolean letters = false;
        for (int i = start; i < end; i++) {
            char c = Chars.narrow(text.charAt(i));
            if (Chars.isDigit(c)) {
                chars[count++] = (char) ('0' + Chars.digit(c));
            } else if (Chars.isAsciiLetter(c)) {
                lower |= !Chars.isAsciiUpper(c);
                letters = true;
                chars[count++] = (char) (c & ~32);
            }
        }
        length = count;
        upper = !lower;
        lettered = letters;
    }

    public int length() {
        return length;
    }

    public char at(int index) {
        return chars[index];
    }

    /** The value of a digit; a letter's is 10 for A to 35 for Z. */
    public int digit(int index) {
        char c = chars[index];
        return c <= '9' ? c - '0' : c - 'A' + 10;
    }

    public boolean isLetter(int index) {
        return chars[index] >= 'A';
    }

    /** The digits in {@code [from, to)} as a number. */
    public long value(int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + digit(i);
        }
        return value;
    }

    /** The characters in {@code [from, to)}. */
    public String text(int from, int to) {
        return new String(chars, from, to - from);
    }

    public boolean startsWith(String prefix) {
        return length >= prefix.length() && text(0, prefix.length()).equals(prefix);
    }

    /** Whether all digits are the same: what people type to fill a field. */
    boolean isRepeated() {
        for (int i = 1; i < length; i++) {
            if (chars[i] != chars[0]) {
                return false;
            }
        }
        return length > 4;
    }

    /** Whether no letter was lower case. */
    boolean isUpper() {
        return upper;
    }

    boolean hasLetters() {
        return lettered;
    }
}
