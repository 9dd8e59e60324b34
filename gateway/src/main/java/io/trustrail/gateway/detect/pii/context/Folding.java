package io.trustrail.gateway.detect.pii.context;

import io.trustrail.gateway.detect.scan.Chars;
import java.text.Normalizer;

/** Makes characters equal that differ only in case, width, accent, or in how they part two words. */
final class Folding {

    private static final int LATIN_END = 0x250;
    private static final char[] FOLDED = folded();

    private Folding() {}

    static char fold(char c) {
        return FOLDED[c];
    }

    static String fold(String word) {
        var folded = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            folded.append(fold(word.charAt(i)));
        }
        return folded.toString();
    }

    private static char[] folded() {
        var folded = new char[Character.MAX_VALUE + 1];
        for (int c = 0; c < folded.length; c++) {
            char lower = Chars.fold((char) c);
            boolean parts = lower == '_' || lower == '-' || Chars.isWhite(lower);
            folded[c] = parts ? ' ' : lower == '\u2019' ? '\'' : plain(lower);
        }
        return folded;
    }

    private static char plain(char c) {
        return c < 0xc0 || c >= LATIN_END
                ? c
                : Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
    }
}
