package io.trustrail.gateway.access.tokens;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Tokens in the clear: {@code tra_} and 32 random bytes as 43 characters of base64url. Too much to guess or to try. */
final class TokenText {

    private static final Pattern SHAPE = Pattern.compile("tra_[A-Za-z0-9_-]{43}");
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private TokenText() {}

    static String random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return "tra_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether it can be one of ours, which spares a look into the store. */
    static boolean isOne(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** SHA-256 as 64 hexadecimal digits: what the store knows the token by. */
    static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
