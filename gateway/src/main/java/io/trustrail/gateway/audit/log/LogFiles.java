package io.trustrail.gateway.audit.log;

import io.trustrail.gateway.audit.log.note.LogKey;
import io.trustrail.gateway.audit.log.tile.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Names of files in a log's directory, and the key among them. */
public final class LogFiles {

    public static final String CHECKPOINT = "checkpoint";

    /** The public key, for verifiers. */
    public static final String VERIFIER = "vkey";

    /** Directory of checkpoints that witnesses signed too, by their sizes. */
    public static final String COSIGNED = "cosigned";

    /** The secret key. */
    static final String KEY = "key";

    private static final int ID_BYTES = 8;

    private LogFiles() {}

    /** Reads the log's key, or makes one. */
    static LogKey key(Path directory, String origin, DurableFiles files) throws IOException {
        var file = directory.resolve(KEY);
        if (!Files.exists(file)) {
            return created(directory, origin.isEmpty() ? madeUp() : checked(origin), files);
        }
        var key = read(directory);
        if (!origin.isEmpty() && !origin.equals(key.name())) {
            throw new IOException("--log-origin: the log " + directory + " has the origin " + key.name() + ", not "
                    + origin + ". A log keeps its origin: leave the option out, or move journal and log away to begin"
                    + " new ones.");
        }
        return key;
    }

    private static LogKey read(Path directory) throws IOException {
        try {
            return LogKey.parse(
                    Files.readString(directory.resolve(KEY)), Files.readString(directory.resolve(VERIFIER)));
        } catch (IOException e) {
            throw new IOException(
                    "the log's key " + directory.resolve(KEY) + ", or vkey beside it, can't be used: " + e.getMessage()
                            + ". Restore both from a backup.",
                    e);
        }
    }

    private static LogKey created(Path directory, String origin, DurableFiles files) throws IOException {
        if (Files.exists(directory.resolve(CHECKPOINT))) {
            throw new IOException("the log's key " + directory.resolve(KEY) + " is missing, but the log is there."
                    + " Restore it from a backup, or move journal and log away to begin new ones.");
        }
        var key = LogKey.create(origin);
        files.write(VERIFIER, text(key.verifier()));
        files.write(KEY, text(key.secret()));
        files.sync();
        return key;
    }

    private static byte[] text(String line) {
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String madeUp() {
        var id = new byte[ID_BYTES];
        new SecureRandom().nextBytes(id);
        return "trustrail.local/" + HexFormat.of().formatHex(id);
    }

    private static String checked(String origin) {
        if (!origin.matches("[A-Za-z0-9][A-Za-z0-9._~/-]*[A-Za-z0-9]")
                || origin.contains("//")
                || origin.contains("..")) {
            throw new IllegalArgumentException("--log-origin: an origin looks like an address without https://, such as"
                    + " audit.example.com/gateway-1: letters, digits, dots, dashes and slashes");
        }
        return origin;
    }
}
