package io.trustrail.gateway.verify;

import io.trustrail.gateway.verify.source.LogSource;
import java.io.IOException;
import java.util.Optional;

/** Finds tiles and bundles of a log: the partial one, or the full one that has replaced it. */
final class TileFiles {

    private static final int WIDTH = 256;
    private static final int STEP = 1_000;

    private final LogSource source;

    TileFiles(LogSource source) {
        this.source = source;
    }

    /** A full tile's path. */
    static String path(String level, long index) {
        var number = new StringBuilder(digits(index % STEP));
        for (long rest = index / STEP; rest > 0; rest /= STEP) {
            number.insert(0, "x" + digits(rest % STEP) + "/");
        }
        return "tile/" + level + "/" + number;
    }

    private static String digits(long number) {
        return Long.toString(STEP + number).substring(1);
    }

    /** A tile of at least this width; empty if there is none. */
    byte[] tile(String path, int width) throws IOException {
        Optional<byte[]> found = width < WIDTH ? source.read(path + ".p/" + width) : Optional.empty();
        if (found.isEmpty()) {
            found = source.read(path);
        }
        return found.orElse(new byte[0]);
    }
}
