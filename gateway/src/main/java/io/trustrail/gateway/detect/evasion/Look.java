package io.trustrail.gateway.detect.evasion;

/**
 * One look at a text that tells which disguises there may be: cheap, so that ordinary text is not looked at by each of those
 * who undo them.
 */
final class Look {

    static final int FOLDS = 1;
    static final int ALIKE = 2;
    static final int LEET = 4;
    static final int SPACED = 8;
    static final int STRETCHED = 16;
    static final int HIDES = 32;

    private static final int LETTER = 1;
    private static final int SIGN = 2;
    private static final int HEX = 4;
    private static final int BETWEEN_HEX = 8;
    private static final int VOWEL = 16;

    private static final int LONG_RUN = 16;
    private static final int ALTERNATING = 6;
    private static final int FEWEST_LETTERS = 12;
    /** In percent of the letters. Text that is moved by 13 letters has a fifth, ordinary text a third and more. */
    private static final int FEW_VOWELS = 28;

    private static final byte[] ASCII = ascii();

    private Look() {}

    private static byte[] ascii() {
        var kinds = new byte[128];
        for (char c = 0; c < kinds.length; c++) {
            int kind = Words.isAsciiLetter(c) ? LETTER : 0;
            kind |= Leet.isSign(c) ? SIGN : 0;
            kind |= HexRun.isHex(c) ? HEX : 0;
            kind |= c == ' ' || c == ':' || c == '\\' || c == 'x' ? BETWEEN_HEX : 0;
            kind |= "aeiouAEIOU".indexOf(c) >= 0 ? VOWEL : 0;
            kinds[c] = (byte) kind;
        }
        return kinds;
    }

    /** What may be there, as bits. */
    static int at(String text) {
        int found = 0;
        int before = 0;
        int alternating = 0;
        int run = 0;
        int hex = 0;
        int letters = 0;
        int vowels = 0;
        char last = 0;
        char lastButOne = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            int kind = c < 0x80 ? ASCII[c] : Signs.isLetter(c) ? LETTER : 0;
            if (c >= 0x80) {
                found |= foreign(text, i, c);
            }
            if (c == last && c == lastButOne && (kind & LETTER) != 0) {
                found |= STRETCHED;
            }
            alternating = ((kind ^ before) & LETTER) != 0 ? alternating + 1 : 0;
            found |= alternating >= ALTERNATING ? SPACED : 0;
            boolean behind = (kind & SIGN & before << 1) != 0 && c != '!' && c != '|';
            found |= behind || (before & SIGN & kind << 1) != 0 ? LEET : 0;
            run = c > ' ' ? run + 1 : 0;
            hex = (kind & HEX) != 0 ? hex + 1 : (kind & BETWEEN_HEX) != 0 ? hex : 0;
            found |= run >= LONG_RUN || hex >= LONG_RUN || c == '%' ? HIDES : 0;
            letters += c < 0x80 ? kind & LETTER : 0;
            vowels += (kind & VOWEL) != 0 ? 1 : 0;
            before = kind;
            lastButOne = last;
            last = c;
        }
        return letters >= FEWEST_LETTERS && 100 * vowels < FEW_VOWELS * letters ? found | HIDES : found;
    }

    private static int foreign(String text, int at, char c) {
        int found = Signs.isInvisible(c) || Signs.isFolded(text, at) ? FOLDS : 0;
        return found | (LookAlikes.isCandidate(c) ? ALIKE : 0);
    }
}
