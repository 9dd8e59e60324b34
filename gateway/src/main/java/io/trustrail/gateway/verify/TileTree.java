package io.trustrail.gateway.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Builds a log's tree anew from its leaves, and compares each hash with the log's tiles on the way. Keeps the hashes of
 * one unfinished tile a level.
 */
final class TileTree {

    private static final int WIDTH = 256;

    private final TileFiles files;
    private final List<List<byte[]>> levels = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();
    private long size;

    TileTree(TileFiles files) {
        this.files = files;
    }

    /**
     * A tile that is not what the leaves give.
     *
     * @param entry the first entry beneath the first hash that differs
     * @param missing whether there is no such tile
     */
    record Difference(String tile, long entry, boolean missing) {}

    void add(byte[] leafHash) throws IOException {
        size++;
        add(0, leafHash);
    }

    /** Adds the hash above a full bundle of leaves; what was added before must be full bundles, too. */
    void addBundle(byte[] hash) throws IOException {
        if (levels.isEmpty()) {
            levels.add(new ArrayList<>());
        }
        size += WIDTH;
        add(1, hash);
    }

    long size() {
        return size;
    }

    private void add(int level, byte[] hash) throws IOException {
        if (levels.size() == level) {
            levels.add(new ArrayList<>());
        }
        var tile = levels.get(level);
        tile.add(hash);
        if (tile.size() == WIDTH) {
            long index = (size - 1) >> (8 * (level + 1));
            compare(level, index, tile);
            var root = perfect(tile);
            tile.clear();
            add(level + 1, root);
        }
    }

    /** Compares the tiles that stayed partial. */
    void finish() throws IOException {
        for (int level = 0; level < levels.size(); level++) {
            if (!levels.get(level).isEmpty()) {
                compare(level, size >> (8 * (level + 1)), levels.get(level));
            }
        }
    }

    private void compare(int level, long index, List<byte[]> hashes) throws IOException {
        var path = TileFiles.path(Integer.toString(level), index);
        var stored = files.tile(path, hashes.size());
        long first = (index * WIDTH) << (8 * level);
        if (stored.length < hashes.size() * Hashes.LENGTH) {
            differences.add(new Difference(path, first, true));
            return;
        }
        for (int i = 0; i < hashes.size(); i++) {
            int at = i * Hashes.LENGTH;
            long entry = first + ((long) i << (8 * level));
            if (!Arrays.equals(stored, at, at + Hashes.LENGTH, hashes.get(i), 0, Hashes.LENGTH)
                    && !isKnown(entry, 1L << (8 * level))) {
                differences.add(new Difference(path, entry, false));
                return;
            }
        }
    }

    /** Whether a lower tile has told already which of these entries is another one. */
    private boolean isKnown(long first, long count) {
        for (int i = differences.size() - 1; i >= 0; i--) {
            long entry = differences.get(i).entry();
            if (entry >= first && entry < first + count) {
                return true;
            }
        }
        return false;
    }

    List<Difference> differences() {
        return differences;
    }

    /** The root above all leaves so far. */
    byte[] root() {
        byte[] right = null;
        for (var level : levels) {
            int end = level.size();
            while (end > 0) {
                int begin = end & (end - 1);
                var left = perfect(level.subList(begin, end));
                right = right == null ? left : Hashes.ofNode(left, right);
                end = begin;
            }
        }
        return right == null ? Hashes.ofNothing() : right;
    }

    private static byte[] perfect(List<byte[]> hashes) {
        var row = hashes;
        while (row.size() > 1) {
            var above = new ArrayList<byte[]>(row.size() / 2);
            for (int i = 0; i < row.size(); i += 2) {
                above.add(Hashes.ofNode(row.get(i), row.get(i + 1)));
            }
            row = above;
        }
        return row.get(0);
    }
}
