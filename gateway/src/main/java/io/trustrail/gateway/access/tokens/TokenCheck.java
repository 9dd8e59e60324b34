package io.trustrail.gateway.access.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Knows tokens that come with requests. Answers are kept for seconds. An address that sent many that are none must wait
 * before the store is asked again for it; tokens that are known go on working from there.
 */
public final class TokenCheck {

    /** How long an answer is trusted: so long a revoked token may still work. */
    public static final Duration TRUST = Duration.ofSeconds(3);

    /** How many wrong tokens an address may send in a minute. */
    public static final int MOST_FAILURES = 20;

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_TOKENS = 10_000;
    private static final int MOST_ADDRESSES = 50_000;

    private final Vertx vertx;
    private final Tokens tokens;
    private final Cache<String, ApiToken> known = Caffeine.newBuilder()
            .maximumSize(MOST_TOKENS)
            .expireAfterWrite(TRUST)
            .build();
    private final Cache<String, AtomicInteger> failures = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterWrite(WINDOW)
            .build();

    public TokenCheck(Vertx vertx, Tokens tokens) {
        this.vertx = vertx;
        this.tokens = tokens;
    }

    /**
     * The token that somebody presented, empty if it is none.
     *
     * @param address where the request is from
     */
    public Future<Optional<ApiToken>> find(String presented, String address) {
        if (!TokenText.isOne(presented)) {
            return Future.succeededFuture(failed(address));
        }
        var hash = TokenText.hash(presented);
        var token = known.getIfPresent(hash);
        if (token != null) {
            return Future.succeededFuture(Optional.of(token));
        }
        if (secondsToWait(address) > 0) {
            return Future.succeededFuture(Optional.empty());
        }
        return vertx.executeBlocking(() -> tokens.byHash(hash), false).map(found -> {
            found.ifPresent(active -> known.put(hash, active));
            return found.isPresent() ? found : failed(address);
        });
    }

    /** 0 if tokens from this address are looked up, or else the seconds that it must wait, at most. */
    public int secondsToWait(String address) {
        var count = failures.getIfPresent(address);
        return count != null && count.get() >= MOST_FAILURES ? (int) WINDOW.toSeconds() : 0;
    }

    private Optional<ApiToken> failed(String address) {
        failures.get(address, first -> new AtomicInteger()).incrementAndGet();
        return Optional.empty();
    }
}
