package io.trustrail.gateway.access.users;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106), written as the PHC string format has it: {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}.
 *
 * <p>19 MiB, two passes and one lane is what OWASP's Password Storage Cheat Sheet asks for at least. A hash says how it was
 * made, so that stronger ones can be made later without locking anybody out. Takes some 50 ms of one core.
 */
final class PasswordHash {

    /** A hash like any other that no password has: to take as long for users that don't exist. */
    static final String NOBODYS =
            "$argon2id$v=19$m=19456,t=2,p=1$c2FsdCBvZiBub2JvZHkuLg$" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private static final Cost USUAL = new Cost(19_456, 2, 1);
    private static final Cost QUICK = new Cost(64, 1, 1);
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PasswordHash() {}

    /** What a hash costs to make, and so to guess. */
    private record Cost(int memoryKib, int passes, int lanes) {

        static Cost read(String parameters) {
            var numbers = Stream.of(parameters.split(",", -1))
                    .map(pair -> pair.split("=", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> Integer.valueOf(pair[1])));
            return new Cost(
                    Objects.requireNonNull(numbers.get("m")),
                    Objects.requireNonNull(numbers.get("t")),
                    Objects.requireNonNull(numbers.get("p")));
        }

        @Override
        public String toString() {
            return "m=" + memoryKib + ",t=" + passes + ",p=" + lanes;
        }
    }

    /** Hashes a password with a salt of its own. */
    static String of(String password) {
        return of(password, USUAL);
    }

    /**
     * Hashes a password of 100 random bits, which nobody guesses however little a guess costs. Takes no time, since
     * somebody waits for the gateway to start; the first login makes the usual hash of it.
     */
    static String ofRandom(String password) {
        return of(password, QUICK);
    }

    private static String of(String password, Cost cost) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        var hash = argon2id(password, salt, cost, HASH_BYTES);
        return "$argon2id$v=19$" + cost + "$" + base64(salt) + "$" + base64(hash);
    }

    /** Whether a hash was made of this password. Takes as long for a wrong one as for the right one. */
    static boolean matches(String password, String phc) {
        var parts = parts(phc);
        var expected = Base64.getDecoder().decode(parts[5]);
        var salt = Base64.getDecoder().decode(parts[4]);
        return MessageDigest.isEqual(expected, argon2id(password, salt, Cost.read(parts[3]), expected.length));
    }

    /** Whether a hash was made at another cost than is usual now. */
    static boolean isUnusual(String phc) {
        return !Cost.read(parts(phc)[3]).equals(USUAL);
    }

    private static String[] parts(String phc) {
        var parts = phc.split("\\$", -1);
        if (parts.length != 6 || !parts[1].equals("argon2id") || !parts[2].equals("v=19")) {
            throw new IllegalStateException("the store has a password hash that this version can't read");
        }
        return parts;
    }

    private static byte[] argon2id(String password, byte[] salt, Cost cost, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        var hash = new byte[length];
        generator.generateBytes(Passwords.normal(password).getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
