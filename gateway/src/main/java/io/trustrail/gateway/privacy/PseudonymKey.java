package io.trustrail.gateway.privacy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;

/**
 * The key that pseudonyms are derived from. Replicas that shall give the same person the same token share it, by the
 * environment; a single node makes its own and keeps it in a file that only its owner can read.
 */
public final class PseudonymKey {

    /** The environment variable that holds the key as hexadecimal digits. */
    public static final String VARIABLE = "TRUSTRAIL_PSEUDONYM_KEY";

    private static final int BYTES = 32;
    private static final String FILE = "pseudonym.key";

    private PseudonymKey() {}

    /**
     * The key of an installation, made on its first start. Reads and writes files.
     *
     * @throws IOException if the file can't be read or made
     * @throws IllegalArgumentException if the environment's or the file's key is not at least 64 hexadecimal digits
     */
    public static byte[] load(Path data, Map<String, String> environment) throws IOException {
        var given = environment.getOrDefault(VARIABLE, "");
        if (!given.isBlank()) {
            return parse(given, VARIABLE);
        }
        var file = data.resolve(FILE);
        if (!Files.exists(file)) {
            create(file);
        }
        return parse(Files.readString(file), file.toString());
    }

    /* The file gets its name when it is whole and on disk: half a key, left by a full disk, would end every later start. */
    private static void create(Path file) throws IOException {
        var key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        var ownerOnly = PosixFilePermissions.asFileAttribute(
                EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        var fresh = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(fresh);
        try (var channel = FileChannel.open(
                fresh, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            channel.write(ByteBuffer.wrap(HexFormat.of().formatHex(key).getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(fresh, file);
    }

    private static byte[] parse(String digits, String where) {
        try {
            var key = HexFormat.of().parseHex(digits.strip());
            if (key.length >= BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + " must hold hexadecimal digits only");
        }
        throw new IllegalArgumentException(where + " must hold at least " + 2 * BYTES + " hexadecimal digits");
    }
}
