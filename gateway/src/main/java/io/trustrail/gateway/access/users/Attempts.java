package io.trustrail.gateway.access.users;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts failures of names, or of addresses, and locks out for a time whoever has too many. Thread-safe; forgets.
 *
 * <p>An attempt counts as a failure from its beginning until it is told to have been none, so that many at once get no
 * more tries than one after the other.
 */
final class Attempts {

    /** How long failures count, and how long a lock-out lasts. */
    static final Duration WINDOW = Duration.ofMinutes(15);

    private static final int MOST_KEYS = 50_000;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final int limit;
    private final LongSupplier nanoTime;
    private final Cache<String, Strikes> strikes;

    Attempts(int limit, LongSupplier nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.strikes = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterWrite(WINDOW)
                .ticker(nanoTime::getAsLong)
                .build();
    }

    /** @param last when the last one was, in nanoseconds */
    private record Strikes(int count, long last) {

        Strikes more(long now) {
            return new Strikes(count + 1, now);
        }

        @Nullable Strikes fewer() {
            return count <= 1 ? null : new Strikes(count - 1, last);
        }
    }

    /**
     * Begins an attempt.
     *
     * @return 0 if it may go on, or else the seconds to wait, 1 or more
     */
    int begin(String key) {
        long now = nanoTime.getAsLong();
        var before = strikes.getIfPresent(key);
        if (before == null || before.count() < limit) {
            var after = strikes.asMap().merge(key, new Strikes(1, now), (old, one) -> old.more(now));
            return after != null && after.count() > limit ? wait(after, now) : 0;
        }
        return wait(before, now);
    }

    private static int wait(Strikes strikes, long now) {
        long left = WINDOW.toNanos() - (now - strikes.last());
        return (int) Math.max(1, (left + SECOND - 1) / SECOND);
    }

    /** Whether the next attempt would be refused. */
    boolean isLocked(String key) {
        var known = strikes.getIfPresent(key);
        return known != null && known.count() >= limit;
    }

    /** Takes one attempt back: it was none. */
    void retract(String key) {
        strikes.asMap().computeIfPresent(key, (same, old) -> old.fewer());
    }

    /** Forgets all failures of a key. */
    void clear(String key) {
        strikes.invalidate(key);
    }
}
