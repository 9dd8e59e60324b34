package io.trustrail.gateway.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A key in the clear: {@code tr_} and 32 random bytes as 43 characters of base64url. With that much entropy a plain
 * SHA-256 is as good as a slow password hash.
 */
final class ApiKey {

    private static final String PREFIX = "tr_";
    private static final int BYTES = 32;
    private static final int LENGTH = PREFIX.length() + 43;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    private ApiKey(String text) {
        this.text = text;
    }

    static ApiKey random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new ApiKey(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Empty if it can't be one of our keys, which spares a look into the store. */
    static Optional<ApiKey> parse(String presented) {
        return presented.length() == LENGTH
                        && presented.startsWith(PREFIX)
                        && presented.chars().allMatch(ApiKey::base64Url)
                ? Optional.of(new ApiKey(presented))
                : Optional.empty();
    }

    private static boolean base64Url(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    /** The key itself, to be shown once. */
    String reveal() {
        return text;
    }

    /** SHA-256 as 64 hexadecimal digits: what the store knows the key by. */
    String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    String last4() {
        return text.substring(LENGTH - 4);
    }

    @Override
    public String toString() {
        return "tr_…" + last4();
    }
}
