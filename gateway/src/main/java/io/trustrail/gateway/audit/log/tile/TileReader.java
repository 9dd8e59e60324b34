package io.trustrail.gateway.audit.log.tile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a log's tiles at a size for which there was a checkpoint. Works while the log grows. Thread-safe. */
public final class TileReader {

    private final Path root;
    private final long size;

    public TileReader(Path root, long size) {
        this.root = root;
        this.size = size;
    }

    public long size() {
        return size;
    }

    /** Index of the first entry that there is: those before were forgotten. */
    public long first() throws IOException {
        return Pruning.before(root);
    }

    /**
     * The hashes that a tile has at this size.
     *
     * @throws IOException naming the file if it is missing or too short
     */
    public List<byte[]> hashes(int level, long index) throws IOException {
        int width = width(level, index);
        var bytes = read(TilePath.hashes(level, index), width);
        if (bytes.length < width * MerkleHash.LENGTH) {
            throw tooShort(TilePath.hashes(level, index));
        }
        var hashes = new ArrayList<byte[]>(width);
        for (int i = 0; i < width; i++) {
            hashes.add(Arrays.copyOfRange(bytes, i * MerkleHash.LENGTH, (i + 1) * MerkleHash.LENGTH));
        }
        return hashes;
    }

    /** The entries that a bundle has at this size. */
    public List<byte[]> entries(long index) throws IOException {
        int width = width(0, index);
        var bytes = ByteBuffer.wrap(read(TilePath.entries(index), width));
        var entries = new ArrayList<byte[]>(width);
        for (int i = 0; i < width; i++) {
            int length = bytes.remaining() < Short.BYTES ? -1 : Short.toUnsignedInt(bytes.getShort());
            if (length < 0 || length > bytes.remaining()) {
                throw tooShort(TilePath.entries(index));
            }
            var entry = new byte[length];
            bytes.get(entry);
            entries.add(entry);
        }
        return entries;
    }

    /** The entry of an index below the size. */
    public byte[] entry(long index) throws IOException {
        return entries(index / TilePath.WIDTH).get((int) (index % TilePath.WIDTH));
    }

    /** How many hashes a tile has at this size, from 0 to 256. */
    int width(int level, long index) {
        long hashes = size >> (8 * level);
        return (int) Math.max(0, Math.min(TilePath.WIDTH, hashes - index * TilePath.WIDTH));
    }

    /* A partial tile goes once the full one is there. */
    private byte[] read(String full, int width) throws IOException {
        if (width < TilePath.WIDTH) {
            try {
                return Files.readAllBytes(root.resolve(TilePath.partial(full, width)));
            } catch (NoSuchFileException e) {
                // The full tile has the same hashes and more.
            }
        }
        try {
            return Files.readAllBytes(root.resolve(full));
        } catch (NoSuchFileException e) {
            throw new IOException("the log's file " + root.resolve(full) + " is missing", e);
        }
    }

    private IOException tooShort(String file) {
        return new IOException("the log's file " + root.resolve(file) + " is too short");
    }
}
