package io.trustrail.gateway.guard.prompt;

import java.security.SecureRandom;
import java.util.Arrays;

/** A set of keyed hashes, by open addressing. Grown by one thread, then only read. */
final class Hashes {

    private static final int FEWEST = 16;
    private static final long MULTIPLIER;
    private static final long START;

    static {
        var random = new SecureRandom();
        MULTIPLIER = random.nextLong() | 1;
        START = random.nextLong();
    }

    private long[] slots = new long[FEWEST];
    private int size;

    /**
     * A text's hash: a polynomial under a secret base, mixed by the end of MurmurHash3 (A. Appleby), so that nearby texts
     * have no nearby hashes. Never 0.
     */
    static long of(CharSequence text) {
        long hash = START;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * MULTIPLIER;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean has(long hash) {
        return slots[slot(slots, hash)] == hash;
    }

    void add(long hash) {
        int slot = slot(slots, hash);
        if (slots[slot] == hash) {
            return;
        }
        slots[slot] = hash;
        size++;
        if (2 * size > slots.length) {
            var larger = new long[2 * slots.length];
            Arrays.stream(slots).filter(it -> it != 0).forEach(it -> larger[slot(larger, it)] = it);
            slots = larger;
        }
    }

    private static int slot(long[] slots, long hash) {
        int slot = (int) hash & (slots.length - 1);
        while (slots[slot] != 0 && slots[slot] != hash) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }
}
