package io.trustrail.gateway.detect.names.model;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A weight for each feature and tag other than {@link Tag#OUTSIDE}, which weighs nothing. A feature that isn't there weighs
 * nothing either.
 *
 * <p>A table of buckets. One {@code long} holds 16 bits of the hash of each of a bucket's four features, so that one read
 * tells whether a feature is there: most that a text asks for are not. Another {@code long} holds a feature's weights, a byte
 * each, and all eight are added at once.
 */
public final class Weights {

    /** One unit of score, in steps of a stored weight. */
    public static final int SCALE = 20;

    private static final int LANES = 4;
    private static final int LANE_BITS = 16;
    private static final long EACH_LANE = 0x0001_0001_0001_0001L;
    private static final long TOP_OF_LANES = EACH_LANE << (LANE_BITS - 1);
    private static final long LOW_BYTES = 0x00ff_00ff_00ff_00ffL;
    /** Added to a stored weight, so that the sums of bytes never borrow from each other. */
    private static final int ZERO = 128;

    private static final int HEAVIEST = 127;

    private final long[] checks;
    private final long[] weights;
    private final int shift;

    private Weights(long[] checks, long[] weights) {
        this.checks = checks;
        this.weights = weights;
        this.shift = Long.SIZE - Integer.numberOfTrailingZeros(checks.length);
    }

    /**
     * An empty table.
     *
     * @param bits how many features it has room for, as a power of two
     */
    public static Weights empty(int bits) {
        return new Weights(new long[(1 << bits) / LANES], new long[1 << bits]);
    }

    /**
     * Stores a feature's weights, if its bucket has room.
     *
     * @param added one for each tag, in units of {@link #SCALE}
     * @return whether there was room
     */
    public boolean put(long feature, int[] added) {
        int bucket = bucket(feature);
        int lane = lane(checks[bucket]);
        if (lane == LANES) {
            return false;
        }
        checks[bucket] |= check(feature) << (lane * LANE_BITS);
        long packed = 0;
        for (int tag = 1; tag < Tag.COUNT; tag++) {
            int weight = Math.max(-HEAVIEST, Math.min(HEAVIEST, added[tag] - added[Tag.OUTSIDE]));
            packed |= (long) (weight + ZERO) << (Byte.SIZE * (tag - 1));
        }
        weights[bucket * LANES + lane] = packed;
        return true;
    }

    /**
     * Adds the weights of the first features, at most 200, to the scores that start at {@code offset}.
     *
     * @param features made by {@link io.trustrail.gateway.detect.names.words.Hash}; overwritten
     */
    public void score(long[] features, int count, int[] scores, int offset) {
        int found = find(features, count);
        long odd = 0;
        long even = 0;
        for (int i = 0; i < found; i++) {
            long packed = weights[(int) features[i]];
            odd += packed & LOW_BYTES;
            even += (packed >>> Byte.SIZE) & LOW_BYTES;
        }
        int zero = found * ZERO;
        for (int tag = 1, shifted = 0; tag < Tag.COUNT; tag += 2, shifted += LANE_BITS) {
            scores[offset + tag] += (int) ((odd >>> shifted) & 0xffff) - zero;
            scores[offset + tag + 1] += (int) ((even >>> shifted) & 0xffff) - zero;
        }
    }

    /*
     * Puts the places of those that are there in the features' place. The tables are larger than what a processor has at
     * hand, and a branch would make it wait for each read before the next: so there is none.
     */
    private int find(long[] features, int count) {
        int found = 0;
        for (int i = 0; i < count; i++) {
            long feature = features[i];
            int bucket = bucket(feature);
            int lane = lane(checks[bucket] ^ check(feature) * EACH_LANE);
            features[found] = (long) bucket * LANES + lane;
            found += 1 - (lane >> 2);
        }
        return found;
    }

    /* The first lane that is zero (H. S. Warren, "Hacker's Delight", 6-1), or LANES. */
    private static int lane(long lanes) {
        return Long.numberOfTrailingZeros((lanes - EACH_LANE) & ~lanes & TOP_OF_LANES) / LANE_BITS;
    }

    private int bucket(long feature) {
        return (int) (feature >>> shift);
    }

    /* Never 0, so that a lane in use never looks empty. */
    private static long check(long feature) {
        return ((feature >>> LANE_BITS) & 0xffff) | 1;
    }

    static Weights read(DataInputStream in) throws IOException {
        return new Weights(readLongs(in), readLongs(in));
    }

    private static long[] readLongs(DataInputStream in) throws IOException {
        var longs = new long[in.readInt()];
        var bytes = new byte[longs.length * Long.BYTES];
        in.readFully(bytes);
        ByteBuffer.wrap(bytes).asLongBuffer().get(longs);
        return longs;
    }

    void write(DataOutputStream out) throws IOException {
        write(out, checks);
        write(out, weights);
    }

    private static void write(DataOutputStream out, long[] longs) throws IOException {
        out.writeInt(longs.length);
        var bytes = ByteBuffer.allocate(longs.length * Long.BYTES);
        bytes.asLongBuffer().put(longs);
        out.write(bytes.array());
    }
}
