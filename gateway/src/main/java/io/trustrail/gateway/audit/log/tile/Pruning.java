package io.trustrail.gateway.audit.log.tile;

import io.trustrail.gateway.audit.segment.ChannelFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Bundles of entries that a log has forgotten: all before an index. Their hashes stay. A file of the log says up to where,
 * before anything is deleted.
 */
public final class Pruning {

    private static final String FILE = "pruned";

    private Pruning() {}

    /** Index of the first entry that a log still has; 0 if it has all. */
    public static long before(Path log) throws IOException {
        try {
            return Long.parseLong(Files.readString(log.resolve(FILE)).strip());
        } catch (NoSuchFileException e) {
            return 0;
        } catch (NumberFormatException e) {
            throw new IOException("the log's file " + log.resolve(FILE) + " is no number; restore it", e);
        }
    }

    /**
     * Forgets all entries before an index.
     *
     * @param before a multiple of {@link TilePath#WIDTH}
     */
    public static void apply(Path log, long before) throws IOException {
        finish(log);
        var files = new DurableFiles(log, ChannelFactory.DISK);
        long first = before(log) / TilePath.WIDTH;
        files.write(FILE, (before + "\n").getBytes(StandardCharsets.UTF_8));
        files.sync();
        for (long bundle = first; bundle < before / TilePath.WIDTH; bundle++) {
            Files.deleteIfExists(log.resolve(TilePath.entries(bundle)));
        }
    }

    /** Deletes what a crash left of bundles that are forgotten: the last ones, as the first ones go first. */
    public static void finish(Path log) throws IOException {
        long bundle = before(log) / TilePath.WIDTH - 1;
        while (bundle >= 0 && Files.deleteIfExists(log.resolve(TilePath.entries(bundle)))) {
            bundle--;
        }
    }
}
