package io.trustrail.gateway.audit.log;

import io.trustrail.gateway.audit.log.note.Checkpoint;
import io.trustrail.gateway.audit.log.note.LogKey;
import io.trustrail.gateway.audit.log.tile.DurableFiles;
import io.trustrail.gateway.audit.log.tile.TileWriter;
import io.trustrail.gateway.audit.segment.ChannelFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A log of leaves that a test makes, written by the product's tile writer. */
public final class SmallLog {

    private final Path directory;
    private final LogKey key;
    private final DurableFiles files;
    private final TileWriter tiles;

    public SmallLog(Path directory) throws IOException {
        this(directory, LogKey.create("test.example/log"));
    }

    private SmallLog(Path directory, LogKey key) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.key = key;
        this.files = new DurableFiles(directory, ChannelFactory.DISK);
        this.tiles = TileWriter.resume(directory, 0, files);
        files.write("vkey", (key.verifier() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Another log with the same key: what a forger with the key could make. */
    public SmallLog forged(Path elsewhere) throws IOException {
        return new SmallLog(elsewhere, key);
    }

    public SmallLog add(List<String> leaves) throws IOException {
        for (var leaf : leaves) {
            tiles.append(leaf.getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    /** Signs what is there so far. */
    public SmallLog publish() throws IOException {
        tiles.flush();
        var note = key.sign(new Checkpoint(key.name(), tiles.size(), tiles.root()), 1_800_000_000L);
        files.write("checkpoint", note.toString().getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public byte[] root() {
        return tiles.root();
    }

    public Path directory() {
        return directory;
    }

    public String verifierKey() {
        return key.verifier();
    }

    public byte[] checkpoint() throws IOException {
        return Files.readAllBytes(directory.resolve("checkpoint"));
    }
}
