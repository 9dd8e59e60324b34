package io.trustrail.gateway.console.visit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a form must carry to prove that it is from one of our pages: a MAC of the browser's cookie, which no other site can
 * read or make. Thread-safe.
 */
final class FormTokens {

    /** The name of the hidden field. */
    static final String FIELD = "token";

    private static final String MAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    FormTokens() {
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, MAC);
    }

    /** The token of forms for a browser with this cookie. */
    String of(String cookie) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(key);
            var made = mac.doFinal(cookie.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(made);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no HMAC-SHA256", e);
        }
    }

    boolean matches(String cookie, String token) {
        return MessageDigest.isEqual(
                of(cookie).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
