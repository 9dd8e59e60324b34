package io.trustrail.gateway.detect.names.words;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;

/**
 * What is known about words: 16 bits each, found by hash. An open table with 16 bits of each hash as a check, so that about
 * one unknown word in 30,000 is taken for a known one.
 */
public final class Lexicon {

    /** In small letters it was never part of a name in the training data. */
    public static final int PLAIN = 1;

    public static final int GIVEN_NAME = 1 << 1;
    public static final int SURNAME = 1 << 2;
    public static final int PLACE = 1 << 3;
    public static final int COUNTRY = 1 << 4;
    public static final int ORGANISATION = 1 << 5;
    public static final int TITLE = 1 << 6;
    public static final int STREET = 1 << 7;
    /** Seen in small letters: capitals at the start of a sentence say little. */
    public static final int VOCABULARY = 1 << 8;
    /** Brands, products, months and days, and other words that look like names. */
    public static final int VETO = 1 << 9;

    /** Where the word's language stands, 0 for none; see {@link #language}. */
    public static final int LANGUAGE_SHIFT = 10;

    /** Everything that is a feature by itself. */
    public static final int CLUES = (1 << LANGUAGE_SHIFT) - 2;

    private static final int LANGUAGE_MASK = 7;

    private final int[] slots;

    private Lexicon(int[] slots) {
        this.slots = slots;
    }

    /** A table of these words, given by {@link Hash#word}. The order does not matter. */
    public static Lexicon of(Map<Integer, Integer> entries) {
        int size = Integer.highestOneBit(Math.max(16, entries.size() * 4 / 3)) << 1;
        var lexicon = new Lexicon(new int[size]);
        entries.keySet().stream().sorted().forEach(hash -> lexicon.put(hash, entries.getOrDefault(hash, 0)));
        return lexicon;
    }

    private void put(int hash, int bits) {
        int slot = slot(hash);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = check(hash) | (bits & 0xffff);
    }

    /** A word's bits, 0 if it is unknown. */
    public int bits(int hash) {
        int check = check(hash);
        int slot = slot(hash);
        while (true) {
            int found = slots[slot];
            if (found == 0) {
                return 0;
            }
            if ((found & 0xffff0000) == check) {
                return found & 0xffff;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
    }

    /** The language that a word's bits tell, 1 to 7, or 0. */
    public static int language(int bits) {
        return (bits >>> LANGUAGE_SHIFT) & LANGUAGE_MASK;
    }

    private int slot(int hash) {
        return (hash * 0x9E3779B1) >>> Integer.numberOfLeadingZeros(slots.length - 1);
    }

    private static int check(int hash) {
        int check = (hash * 0x85ebca6b) & 0xffff0000;
        return check == 0 ? 0x10000 : check;
    }

    public static Lexicon read(DataInputStream in) throws IOException {
        return new Lexicon(Ints.read(in));
    }

    public void write(DataOutputStream out) throws IOException {
        Ints.write(out, slots);
    }
}
