package io.trustrail.gateway.detect.screening.student;

import io.trustrail.gateway.detect.scan.Chars;
import java.util.Arrays;

/**
 * What the student sees of a text: its stretches of three and of five characters (of two and three in scripts that write no
 * spaces), its words, and pairs of words that follow each
 * other, with one between them at most. Each is a number below {@code 2^bits}, by a hash. Case, width and kinds of blanks
 * do not matter, and digits are all the same.
 *
 * @param slots the numbers: first those of characters, then those of words
 * @param characters how many are of characters
 */
public record Pieces(int[] slots, int characters) {

    private static final int LONGEST = 5;
    /** Which lengths count, as bits: that of n characters is 1 << (n - 1). */
    private static final int SPACED = 1 << 2 | 1 << 4;

    private static final int UNSPACED = 1 << 1 | 1 << 2;
    private static final int SEED = 0x2545f491;
    private static final int WORD = 0x5bd1e995;
    private static final int NEXT = 0x27d4eb2f;
    private static final int AFTER_NEXT = 0x165667b1;
    private static final int SPREAD = 0x9e3779b1;

    private static final int PER_CHARACTER = 2;

    /** Those of {@code [from, to)} of a text. */
    public static Pieces of(String text, int from, int to, int bits) {
        var chars = plain(text, from, to);
        var slots = new int[PER_CHARACTER * chars.length + 3 * (chars.length / 2 + 1)];
        int characters = characters(chars, slots, 32 - bits);
        int all = words(chars, slots, characters, 32 - bits);
        return new Pieces(all == slots.length ? slots : Arrays.copyOf(slots, all), characters);
    }

    /** With one blank at both ends, and between words. */
    private static char[] plain(String text, int from, int to) {
        var chars = new char[to - from + 2];
        int length = 0;
        chars[length++] = ' ';
        for (int i = from; i < to; i++) {
            char c = Chars.fold(text.charAt(i));
            c = Chars.isWhite(c) ? ' ' : Chars.isDigit(c) ? '0' : c;
            if (c != ' ' || chars[length - 1] != ' ') {
                chars[length++] = c;
            }
        }
        if (chars[length - 1] != ' ') {
            chars[length++] = ' ';
        }
        return length == chars.length ? chars : Arrays.copyOf(chars, length);
    }

    /* In scripts without spaces a character says as much as a syllable and more elsewhere. */
    private static int characters(char[] chars, int[] slots, int shift) {
        int count = 0;
        for (int start = 0; start < chars.length - 1; start++) {
            int lengths = Chars.isUnspaced(chars[start]) ? UNSPACED : SPACED;
            int hash = (SEED ^ chars[start]) * WORD;
            int end = Math.min(chars.length, start + LONGEST);
            for (int i = start + 1; i < end; i++) {
                hash = (hash ^ (hash >>> 15) ^ chars[i]) * WORD;
                if ((lengths >> (i - start) & 1) != 0) {
                    slots[count++] = (hash * SPREAD) >>> shift;
                }
            }
        }
        return count;
    }

    private static int words(char[] chars, int[] slots, int first, int shift) {
        int count = first;
        int last = 0;
        int before = 0;
        int at = 0;
        while (at < chars.length) {
            if (!Chars.isWord(chars[at])) {
                at++;
                continue;
            }
            int hash = SEED;
            while (at < chars.length && Chars.isWord(chars[at])) {
                hash = (hash ^ (hash >>> 13) ^ chars[at]) * SPREAD;
                at++;
            }
            hash ^= hash >>> 15;
            slots[count++] = (hash * WORD) >>> shift;
            if (last != 0) {
                slots[count++] = ((last * NEXT ^ hash) * SPREAD) >>> shift;
            }
            if (before != 0) {
                slots[count++] = ((before * AFTER_NEXT ^ hash) * SPREAD) >>> shift;
            }
            before = last;
            last = hash;
        }
        return count;
    }
}
