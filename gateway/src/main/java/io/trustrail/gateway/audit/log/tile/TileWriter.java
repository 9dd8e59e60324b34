package io.trustrail.gateway.audit.log.tile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Appends leaves to a tree in files. Full tiles are written as they fill, partial ones by {@link #flush}. For one thread
 * at a time; after a failure it must not be used any more: another one takes up the last size that was flushed.
 */
public final class TileWriter {

    private final DurableFiles files;
    private final RightEdge edge = new RightEdge(this::full);
    private final ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    private final List<String> outdated = new ArrayList<>();

    private TileWriter(DurableFiles files) {
        this.files = files;
    }

    /**
     * Takes up a tree of a size.
     *
     * @throws IOException naming the file that is missing or broken
     */
    public static TileWriter resume(Path root, long size, DurableFiles files) throws IOException {
        var writer = new TileWriter(files);
        var reader = new TileReader(root, size);
        for (int level = 0; size >> (8 * level) > 0; level++) {
            long last = size >> (8 * (level + 1));
            boolean isEmpty = reader.width(level, last) == 0;
            writer.edge.restore(size, isEmpty ? List.of() : reader.hashes(level, last));
        }
        if (size % TilePath.WIDTH > 0) {
            reader.entries(size / TilePath.WIDTH).forEach(writer::bundle);
        }
        return writer;
    }

    /** Appends a leaf of at most 65,535 bytes. */
    public void append(byte[] leaf) throws IOException {
        bundle(leaf);
        edge.append(MerkleHash.leaf(leaf));
    }

    private void bundle(byte[] leaf) {
        bundle.write(leaf.length >> 8);
        bundle.write(leaf.length);
        bundle.write(leaf, 0, leaf.length);
    }

    private void full(int level, long index, List<byte[]> hashes) throws IOException {
        if (level == 0) {
            files.write(TilePath.entries(index), bundle.toByteArray());
            bundle.reset();
            outdated.add(TilePath.entries(index));
        }
        files.write(TilePath.hashes(level, index), joined(hashes));
        outdated.add(TilePath.hashes(level, index));
    }

    public long size() {
        return edge.size();
    }

    public byte[] root() {
        return edge.root();
    }

    /** Writes the tiles that aren't full, so that the tree of this size can be read; all of it is on disk then. */
    public void flush() throws IOException {
        if (bundle.size() > 0) {
            partial(TilePath.entries(size() / TilePath.WIDTH), edge.level(0).size(), bundle.toByteArray());
        }
        for (int level = 0; level < edge.height(); level++) {
            var hashes = edge.level(level);
            if (!hashes.isEmpty()) {
                partial(TilePath.hashes(level, size() >> (8 * (level + 1))), hashes.size(), joined(hashes));
            }
        }
        files.sync();
    }

    private void partial(String full, int width, byte[] content) throws IOException {
        files.write(TilePath.partial(full, width), content);
    }

    /** Deletes partial tiles whose full tiles a published checkpoint covers. */
    public void tidy() throws IOException {
        for (var full : outdated) {
            files.delete(full + ".p");
        }
        outdated.clear();
    }

    private static byte[] joined(List<byte[]> hashes) {
        var bytes = new byte[hashes.size() * MerkleHash.LENGTH];
        for (int i = 0; i < hashes.size(); i++) {
            System.arraycopy(hashes.get(i), 0, bytes, i * MerkleHash.LENGTH, MerkleHash.LENGTH);
        }
        return bytes;
    }
}
