package io.trustrail.gateway.detect.names.words;

import java.util.Arrays;

/**
 * Cuts a run of Han characters into the dictionary words that are cheapest together: a lattice without connection costs,
 * solved from left to right.
 */
public final class HanWords {

    public static final int LONGEST_RUN = 24;
    private static final int LONGEST_WORD = 7;
    private static final int COST_MASK = 63;
    private static final int COST_OF_A_WORD = 8;
    private static final int COST_OF_UNKNOWN = 60;

    private final Lexicon dictionary;
    private final int[] best = new int[LONGEST_RUN + 1];
    private final int[] length = new int[LONGEST_RUN + 1];
    private final int[] bits = new int[LONGEST_RUN + 1];

    public HanWords(Lexicon dictionary) {
        this.dictionary = dictionary;
    }

    /** What a dictionary entry says besides its cost; the lowest bit stays free for {@link Lexicon#PLAIN}. */
    public static int clues(int bits) {
        return bits >>> 6 << 1;
    }

    /**
     * Cuts {@code text[start, start + count)}; then {@link #length} and {@link #bits} tell about the word that ends at a
     * position.
     */
    public void cut(String text, int start, int count) {
        Arrays.fill(best, 1, count + 1, Integer.MAX_VALUE);
        for (int from = 0; from < count; from++) {
            relax(from, from + 1, COST_OF_UNKNOWN);
            int hash = Hash.SEED;
            int last = Math.min(count, from + LONGEST_WORD);
            for (int to = from + 1; to <= last; to++) {
                hash = Hash.step(hash, text.charAt(start + to - 1));
                int found = dictionary.bits(Hash.end(hash));
                if (found != 0) {
                    relax(from, to, found);
                }
            }
        }
    }

    private void relax(int from, int to, int found) {
        int cost = best[from] + (found & COST_MASK) + COST_OF_A_WORD;
        if (cost < best[to]) {
            best[to] = cost;
            length[to] = to - from;
            bits[to] = found;
        }
    }

    public int length(int end) {
        return length[end];
    }

    public int bits(int end) {
        return bits[end];
    }
}
