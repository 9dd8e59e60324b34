package io.trustrail.gateway.detect.leak;

import io.trustrail.gateway.detect.scan.Chars;
import java.util.Arrays;

/**
 * A text as a row of words, and of single characters where a script writes no spaces, each as a number; case and width do
 * not matter.
 */
final class Tokens {

    private static final int SEED = 0x2545f491;
    private static final int SPREAD = 0x9e3779b1;
    /** So much of a word is a character of a script without spaces. */
    private static final double OF_A_WORD = 0.4;

    private final int[] hashes;
    private final int[] starts;
    private final int[] ends;
    private final boolean[] single;
    private int size;

    Tokens(String text) {
        int most = text.length();
        hashes = new int[most];
        starts = new int[most];
        ends = new int[most];
        single = new boolean[most];
        int at = 0;
        while (at < most) {
            char c = text.charAt(at);
            int end = at + 1;
            if (Chars.isUnspaced(c)) {
                add(text, at, end, true);
            } else if (Chars.isWord(c)) {
                while (end < most && Chars.isWord(text.charAt(end)) && !Chars.isUnspaced(text.charAt(end))) {
                    end++;
                }
                add(text, at, end, false);
            }
            at = end;
        }
    }

    private void add(String text, int start, int end, boolean alone) {
        int hash = SEED;
        for (int i = start; i < end; i++) {
            hash = (hash ^ (hash >>> 13) ^ Chars.fold(text.charAt(i))) * SPREAD;
        }
        hashes[size] = hash;
        starts[size] = start;
        ends[size] = end;
        single[size] = alone;
        size++;
    }

    int size() {
        return size;
    }

    int start(int token) {
        return starts[token];
    }

    int end(int token) {
        return ends[token];
    }

    /** How many words a token counts as. */
    double weight(int token) {
        return single[token] ? OF_A_WORD : 1;
    }

    /** Numbers for each row of so many tokens, by the first of them. */
    long[] rows(int length) {
        int count = Math.max(0, size - length + 1);
        var rows = new long[count];
        for (int first = 0; first < count; first++) {
            long hash = SPREAD;
            for (int i = first; i < first + length; i++) {
                hash = (hash ^ (hash >>> 29) ^ hashes[i]) * 0xbf58476d1ce4e5b9L;
            }
            rows[first] = hash;
        }
        return rows;
    }

    /** The same without the tokens' places, for looking up. */
    static long[] sorted(long[] rows) {
        var sorted = Arrays.copyOf(rows, rows.length);
        Arrays.sort(sorted);
        return sorted;
    }
}
