package io.trustrail.gateway.trust.link;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and reads the secret parts of links: an id, the second in which they end, and HMAC-SHA256 over both. Of two purposes
 * with keys of their own, neither takes the other's links.
 */
public final class SignedLinks {

    /** Where the second stands that is the end of a link; in base 36, so that nobody takes it for a date to change. */
    private static final Pattern TOKEN =
            Pattern.compile("(?<about>[A-Za-z0-9_]{1,64})\\.(?<end>[0-9a-z]{1,12})\\.(?<signature>[A-Za-z0-9_-]{43})");

    private static final String ALGORITHM = "HmacSHA256";
    private static final int RADIX = 36;

    private final SecretKeySpec key;
    private final Clock clock;

    /** @param key of this purpose only, 32 bytes */
    public SignedLinks(byte[] key, Clock clock) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.clock = clock;
    }

    /**
     * A link that works.
     *
     * @param about what it is for
     * @param end when it ends
     */
    public record Link(String about, Instant end) {}

    /**
     * The secret part of a link.
     *
     * @param about letters, digits and underscores, 64 at most
     */
    public String sign(String about, Duration life) {
        long end = clock.instant().plus(life).getEpochSecond();
        var said = about + "." + Long.toString(end, RADIX);
        return said + "." + signature(said);
    }

    /** What a link is for; empty if it is not one of ours, or has ended. */
    public Optional<Link> open(String token) {
        var parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var signature = signature(parts.group("about") + "." + parts.group("end"));
        boolean ours = MessageDigest.isEqual(bytes(signature), bytes(parts.group("signature")));
        return ours
                ? Optional.of(new Link(parts.group("about"), end(parts.group("end"))))
                        .filter(link -> clock.instant().isBefore(link.end()))
                : Optional.empty();
    }

    private static Instant end(String seconds) {
        return Instant.ofEpochSecond(Long.parseLong(seconds, RADIX));
    }

    private String signature(String said) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(bytes(said)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
