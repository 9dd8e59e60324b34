package io.trustrail.training.names;

/** Counts up to 100 for very many 64-bit keys, in fixed memory: keys that share a cell share a count. */
final class Counters {

    private static final int LIMIT = 100;
    private final byte[] cells = new byte[1 << 27];

    void add(long key) {
        int cell = (int) (key >>> 37);
        if (cells[cell] < LIMIT) {
            cells[cell]++;
        }
    }

    int count(long key) {
        return cells[(int) (key >>> 37)];
    }
}
