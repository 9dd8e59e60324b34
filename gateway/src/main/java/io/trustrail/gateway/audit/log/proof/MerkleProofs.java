package io.trustrail.gateway.audit.log.proof;

import io.trustrail.gateway.audit.log.tile.MerkleHash;
import io.trustrail.gateway.audit.log.tile.TilePath;
import io.trustrail.gateway.audit.log.tile.TileReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The proofs of RFC 6962, sections 2.1.1 and 2.1.2. For one thread at a time. */
public final class MerkleProofs {

    private static final int TILE_BITS = 8;

    private record Tile(int level, long index) {}

    private final TileReader reader;
    private final Map<Tile, List<byte[]>> tiles = new HashMap<>();

    public MerkleProofs(TileReader reader) {
        this.reader = reader;
    }

    /** The audit path of a leaf, from its sibling to the root's child. */
    public List<byte[]> inclusion(long index) throws IOException {
        if (index < 0 || index >= reader.size()) {
            throw new IllegalArgumentException("the log has no leaf " + index);
        }
        var path = new ArrayList<byte[]>();
        long low = 0;
        long high = reader.size();
        while (high - low > 1) {
            long middle = low + half(high - low);
            if (index < middle) {
                path.add(0, root(middle, high));
                high = middle;
            } else {
                path.add(0, root(low, middle));
                low = middle;
            }
        }
        return path;
    }

    /** The proof that the tree of a smaller size, at least 1, is the beginning of this one. */
    public List<byte[]> consistency(long oldSize) throws IOException {
        if (oldSize < 1 || oldSize > reader.size()) {
            throw new IllegalArgumentException("the log has no tree of " + oldSize + " leaves");
        }
        var proof = new ArrayList<byte[]>();
        long low = 0;
        long high = reader.size();
        boolean isKnown = true;
        while (high > oldSize) {
            long middle = low + half(high - low);
            if (oldSize <= middle) {
                proof.add(0, root(middle, high));
                high = middle;
            } else {
                proof.add(0, root(low, middle));
                low = middle;
                isKnown = false;
            }
        }
        if (!isKnown) {
            proof.add(0, root(low, high));
        }
        return proof;
    }

    /** The greatest power of two below a number greater than 1. */
    private static long half(long count) {
        return Long.highestOneBit(count - 1);
    }

    /** The root above leaves; where they begin is a multiple of the smallest power of two that holds them. */
    private byte[] root(long low, long high) throws IOException {
        long count = high - low;
        if (Long.bitCount(count) == 1) {
            return perfect(low, Long.numberOfTrailingZeros(count));
        }
        long middle = low + half(count);
        return MerkleHash.node(root(low, middle), root(middle, high));
    }

    private byte[] perfect(long low, int bits) throws IOException {
        int level = bits / TILE_BITS;
        long first = low >> (TILE_BITS * level);
        var tile = tile(new Tile(level, first / TilePath.WIDTH));
        int from = (int) (first % TilePath.WIDTH);
        return MerkleHash.root(tile.subList(from, from + (1 << (bits % TILE_BITS))));
    }

    private List<byte[]> tile(Tile wanted) throws IOException {
        var known = tiles.get(wanted);
        if (known == null) {
            known = reader.hashes(wanted.level(), wanted.index());
            tiles.put(wanted, known);
        }
        return known;
    }
}
