package io.trustrail.gateway.content;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * A promise about texts that tells nothing about them: SHA-256 over a random salt and, for each text, its origin and
 * itself, both in UTF-8 and each after its length in bytes (8 bytes, big-endian). The record has the digest, the content
 * store the salt: without it, a guess of the texts can't be checked.
 *
 * @param salt 32 bytes, in hexadecimal
 * @param digest in hexadecimal
 */
public record Commitment(String salt, String digest) {

    private static final int SALT = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** With a new salt. */
    static Commitment to(List<KeptText> texts) {
        var salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return to(texts, salt);
    }

    /** With a known salt: to check a digest. */
    public static Commitment to(List<KeptText> texts, byte[] salt) {
        var sha = sha256();
        sha.update(salt);
        for (var text : texts) {
            add(sha, text.origin());
            add(sha, text.text());
        }
        return new Commitment(HexFormat.of().formatHex(salt), HexFormat.of().formatHex(sha.digest()));
    }

    private static void add(MessageDigest sha, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).array());
        sha.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
