package io.trustrail.gateway.guard.shared;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.ToIntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Remembers answers by a keyed hash (HMAC-SHA256) of the text: nobody can tell from it what was asked. Thread-safe.
 *
 * @param <A> what an answer is; immutable
 */
public final class Answers<A> {

    private static final String MAC = "HmacSHA256";

    private final Cache<ByteBuffer, A> known;
    private final SecretKeySpec key;

    /**
     * An empty memory with a key of its own.
     *
     * @param most what all answers may weigh together; the ones used least go first
     * @param weight what one weighs, at least 0
     * @param time how long one is kept
     */
    public Answers(long most, ToIntFunction<A> weight, Duration time) {
        known = Caffeine.newBuilder()
                .maximumWeight(most)
                .weigher((ByteBuffer hash, A answer) -> weight.applyAsInt(answer))
                .expireAfterWrite(time)
                .build();
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, MAC);
    }

    /** What was said about a text; null if that isn't known. */
    public @Nullable A to(ByteBuffer hash) {
        return known.getIfPresent(hash);
    }

    /** Remembers what was said about a text. */
    public void keep(ByteBuffer hash, A answer) {
        known.put(hash, answer);
    }

    /** Forgets all answers. */
    public void clear() {
        known.invalidateAll();
    }

    /** By what a text is known here. */
    public ByteBuffer hash(String text) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(key);
            return ByteBuffer.wrap(mac.doFinal(text.getBytes(UTF_16LE)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no " + MAC, e);
        }
    }
}
