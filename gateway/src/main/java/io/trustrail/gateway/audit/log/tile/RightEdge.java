package io.trustrail.gateway.audit.log.tile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The right edge of a growing tree: of each level of tiles the hashes of the one tile that isn't full. Not thread-safe.
 * After a failure it must not be used any more.
 */
final class RightEdge {

    /** Takes tiles when they are full. */
    @FunctionalInterface
    interface Sink {
        void full(int level, long index, List<byte[]> hashes) throws IOException;
    }

    private final Sink sink;
    private final List<List<byte[]>> levels = new ArrayList<>();
    private long size;

    RightEdge(Sink sink) {
        this.sink = sink;
    }

    /** Takes the hashes back that an earlier edge of this size had at a level; from level 0 upwards. */
    void restore(long size, List<byte[]> hashes) {
        this.size = size;
        levels.add(new ArrayList<>(hashes));
    }

    void append(byte[] leafHash) throws IOException {
        add(0, leafHash);
        size++;
    }

    private void add(int level, byte[] hash) throws IOException {
        if (level == levels.size()) {
            levels.add(new ArrayList<>());
        }
        var tile = levels.get(level);
        tile.add(hash);
        if (tile.size() == TilePath.WIDTH) {
            sink.full(level, size >> (8 * (level + 1)), Collections.unmodifiableList(tile));
            var root = MerkleHash.root(tile);
            tile.clear();
            add(level + 1, root);
        }
    }

    long size() {
        return size;
    }

    int height() {
        return levels.size();
    }

    /** The hashes of a level's tile that isn't full; may be none. */
    List<byte[]> level(int level) {
        return Collections.unmodifiableList(levels.get(level));
    }

    /** The root of the whole tree. */
    byte[] root() {
        var root = new ArrayList<byte[]>();
        for (var level : levels) {
            for (int end = level.size(); end > 0; end &= end - 1) {
                var perfect = MerkleHash.root(level.subList(end & (end - 1), end));
                root.add(root.isEmpty() ? perfect : MerkleHash.node(perfect, root.remove(0)));
            }
        }
        return root.isEmpty() ? MerkleHash.empty() : root.get(0);
    }
}
