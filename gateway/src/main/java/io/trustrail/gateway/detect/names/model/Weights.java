package io.trustrail.gateway.detect.names.model;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A weight for each feature and tag, in one table of bytes: slots of 16 bits of the feature's hash as a check and one signed
 * byte per tag. A feature that isn't there weighs nothing.
 */
public final class Weights {

    /** One unit of score, in steps of a stored weight. */
    public static final int SCALE = 24;

    private static final int SLOT = 2 + Tag.COUNT;
    private static final int PROBES = 6;

    private final byte[] table;
    private final int mask;

    private Weights(byte[] table) {
        this.table = table;
        this.mask = Integer.highestOneBit(table.length / SLOT) - 1;
    }

    /**
     * An empty table.
     *
     * @param bits its size as a power of two
     */
    public static Weights empty(int bits) {
        return new Weights(new byte[(1 << bits) * SLOT + 1]);
    }

    /**
     * Stores a feature's weights, if there is room near its place.
     *
     * @param weights one for each tag, in units of {@link #SCALE}
     * @return whether there was room
     */
    public boolean put(long feature, int[] weights) {
        int slot = slot(feature);
        for (int probe = 0; probe < PROBES; probe++, slot = (slot + 1) & mask) {
            int at = slot * SLOT;
            if (table[at] == 0 && table[at + 1] == 0) {
                table[at] = high(feature);
                table[at + 1] = low(feature);
                for (int tag = 0; tag < Tag.COUNT; tag++) {
                    table[at + 2 + tag] = (byte) Math.max(-127, Math.min(127, weights[tag]));
                }
                return true;
            }
        }
        return false;
    }

    /** Adds the weights of the first features to the scores that start at {@code offset}. */
    public void score(long[] features, int count, int[] scores, int offset) {
        // The table is larger than the near caches: asked for all at once, the slots arrive together.
        int touched = 0;
        for (int i = 0; i < count; i++) {
            touched |= table[slot(features[i]) * SLOT];
        }
        for (int i = 0; i < count && touched != 0; i++) {
            score(features[i], scores, offset);
        }
    }

    private void score(long feature, int[] scores, int offset) {
        byte high = high(feature);
        byte low = low(feature);
        int slot = slot(feature);
        for (int probe = 0; probe < PROBES; probe++, slot = (slot + 1) & mask) {
            int at = slot * SLOT;
            byte first = table[at];
            byte second = table[at + 1];
            if (first == high && second == low) {
                for (int tag = 0; tag < Tag.COUNT; tag++) {
                    scores[offset + tag] += table[at + 2 + tag];
                }
                return;
            }
            if (first == 0 && second == 0) {
                return;
            }
        }
    }

    private int slot(long feature) {
        return (int) feature & mask;
    }

    /* Never 0, so that a slot in use never looks empty. */
    private static byte high(long feature) {
        return (byte) (feature >>> 56 | 1);
    }

    private static byte low(long feature) {
        return (byte) (feature >>> 48);
    }

    static Weights read(DataInputStream in) throws IOException {
        var table = new byte[in.readInt()];
        in.readFully(table);
        return new Weights(table);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(table.length);
        out.write(table);
    }
}
