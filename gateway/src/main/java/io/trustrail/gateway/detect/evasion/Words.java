package io.trustrail.gateway.detect.evasion;

/** Letters as they are told apart here. */
final class Words {

    private Words() {}

    static boolean isAsciiLetter(char c) {
        return c < 0x80 && (c | 32) >= 'a' && (c | 32) <= 'z';
    }

    static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return c < 0x80 ? isAsciiLetter(c) : Signs.isLetter(c);
    }

    static boolean isWord(char c) {
        return isLetter(c) || isDigit(c) || Signs.isMark(c);
    }
}
