package io.trustrail.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * So many in a span of time, for each of many senders. The span begins with the first. In memory, and of bounded size: who has
 * been quiet for longest is forgotten first. For all threads.
 */
public final class Quota {

    private static final int MOST_SENDERS = 50_000;

    private final int most;
    private final Cache<String, AtomicInteger> taken;

    public Quota(int most, Duration span) {
        this(most, span, Ticker.systemTicker());
    }

    Quota(int most, Duration span, Ticker ticker) {
        this.most = most;
        this.taken = Caffeine.newBuilder()
                .maximumSize(MOST_SENDERS)
                .expireAfterWrite(span)
                .ticker(ticker)
                .build();
    }

    /** Whether a sender may send one more, which counts. */
    public boolean take(String sender) {
        return taken.get(sender, first -> new AtomicInteger()).incrementAndGet() <= most;
    }
}
