package io.trustrail.gateway.label.publish;

import io.trustrail.gateway.audit.log.note.LogKey;
import io.trustrail.gateway.store.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What is signed of a label: five lines in a signed note (C2SP signed-note), which tools of transparency logs can verify.
 * The key is one of its own, beside the log's.
 */
public final class LabelNote {

    private static final String FORMAT = "trustrail-label/v1";
    private static final String DIRECTORY = "labels";
    private static final String SECRET = "key";
    private static final String VERIFIER = "vkey";

    private LabelNote() {}

    /** The note of a version, signed. */
    static String of(LogKey key, String feature, int version, Instant at, String hash) {
        return key.sign(FORMAT + "\n" + feature + "\n" + version + "\n" + at + "\nsha256:" + hash + "\n")
                .toString();
    }

    /** A new key beside a log. */
    static LogKey newKey(String origin) {
        return LogKey.create(origin + "/" + DIRECTORY);
    }

    /**
     * Reads the key of a data directory, or makes one. Blocks.
     *
     * @param origin name of the log beside which it is
     * @throws IOException with a sentence for the operator
     */
    public static LogKey key(Path data, String origin) throws IOException {
        var directory = OwnerOnly.directory(data.resolve(DIRECTORY));
        var secret = directory.resolve(SECRET);
        var verifier = directory.resolve(VERIFIER);
        if (!Files.exists(secret)) {
            var key = newKey(origin);
            Files.writeString(verifier, key.verifier() + "\n");
            OwnerOnly.write(secret, key.secret() + "\n");
            return key;
        }
        try {
            return LogKey.parse(Files.readString(secret), Files.readString(verifier));
        } catch (IOException e) {
            throw new IOException(
                    "the key of labels " + secret + ", or vkey beside it, can't be used: " + e.getMessage()
                            + ". Restore both from a backup, or move them away to begin with a new key.",
                    e);
        }
    }
}
