package io.trustrail.gateway.console.open;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.trustrail.gateway.access.Quota;
import io.trustrail.gateway.trust.link.SignedLinks;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Who may send a form without an account: each form once, and so many for an address and in all. Addresses are known by their
 * hashes under a random salt of this process, in memory. For all threads.
 */
final class Gatekeeper {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration FORM_LIFE = Duration.ofHours(2);
    private static final int MOST_OF_ADDRESS = 20;
    private static final int MOST_OF_ALL = 500;
    private static final int MOST_FORMS = 100_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SignedLinks proofs;
    private final byte[] salt = new byte[32];
    private final Quota ofAddress = new Quota(MOST_OF_ADDRESS, HOUR);
    private final Quota ofAll = new Quota(MOST_OF_ALL, HOUR);
    private final Cache<String, Boolean> used = Caffeine.newBuilder()
            .maximumSize(MOST_FORMS)
            .expireAfterWrite(FORM_LIFE)
            .build();

    Gatekeeper(SignedLinks proofs) {
        this.proofs = proofs;
        RANDOM.nextBytes(salt);
    }

    /** What a form carries that was asked for. */
    String proof() {
        var id = new byte[16];
        RANDOM.nextBytes(id);
        return proofs.sign("form_" + HexFormat.of().formatHex(id), FORM_LIFE);
    }

    /** Why a form may not be sent, as the last part of a key; empty if it may, and then it can't be sent again. */
    Optional<String> refusal(String proof, String address) {
        var form = proofs.open(proof);
        if (form.isEmpty() || used.asMap().putIfAbsent(form.get().about(), true) != null) {
            return Optional.of("again");
        }
        return ofAddress.take(hash(address)) && ofAll.take("all") ? Optional.empty() : Optional.of("many");
    }

    private String hash(String address) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return HexFormat.of().formatHex(digest.digest(network(address).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /* Whoever has one address of IPv6 has a network of them. */
    private static String network(String address) {
        var parts = address.split(":", -1);
        return parts.length < 5 ? address : String.join(":", parts[0], parts[1], parts[2], parts[3]);
    }
}
