package io.trustrail.gateway.remote;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.trustrail.gateway.guard.Finding;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Remembers answers by a keyed hash of the text: nobody can tell from it what was asked. Thread-safe. */
final class Answers {

    private static final String MAC = "HmacSHA256";

    private final Cache<ByteBuffer, List<Finding>> known;
    private final SecretKeySpec key;

    Answers(int most, Duration time) {
        known = Caffeine.newBuilder().maximumSize(most).expireAfterWrite(time).build();
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, MAC);
    }

    @Nullable List<Finding> to(ByteBuffer hash) {
        return known.getIfPresent(hash);
    }

    void keep(ByteBuffer hash, List<Finding> answer) {
        known.put(hash, answer);
    }

    ByteBuffer hash(String text) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(key);
            return ByteBuffer.wrap(mac.doFinal(text.getBytes(UTF_16LE)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no " + MAC, e);
        }
    }
}
