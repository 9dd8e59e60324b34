package io.trustrail.gateway.assembly.installation;

import io.trustrail.gateway.store.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/** What a gateway is called among those that share a database. */
public final class ReplicaName {

    /** Environment variable with the name. */
    public static final String VARIABLE = "TRUSTRAIL_REPLICA";
    /** File in the data directory that keeps a name that was made up. */
    public static final String FILE = "replica";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int RANDOM_BYTES = 6;

    private ReplicaName() {}

    /**
     * The name that the environment gives, or else one that is made up once and kept.
     *
     * @throws IllegalArgumentException naming the variable, if it has anything but letters, digits, dots, dashes
     */
    public static String of(Path data, Map<String, String> environment) throws IOException {
        var given = environment.getOrDefault(VARIABLE, "");
        if (given.isEmpty()) {
            return kept(data.resolve(FILE));
        }
        if (!NAME.matcher(given).matches()) {
            throw new IllegalArgumentException(
                    VARIABLE + " must have 1 to 64 letters, digits, dots, dashes or underscores");
        }
        return given;
    }

    private static String kept(Path file) throws IOException {
        if (!Files.exists(file)) {
            var random = new byte[RANDOM_BYTES];
            new SecureRandom().nextBytes(random);
            OwnerOnly.write(file, "replica-" + HexFormat.of().formatHex(random) + "\n");
        }
        return Files.readString(file).strip();
    }
}
