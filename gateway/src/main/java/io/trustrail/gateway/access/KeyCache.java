package io.trustrail.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.trustrail.gateway.store.Store;
import io.trustrail.gateway.store.StoreUnavailable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys by their hash, so that the store is asked once in seconds and not once a call.
 *
 * <p>A key in use is looked up again in the background every {@link #REFRESH}, and no answer older than {@link #TRUST}
 * is given, which bounds how long a revoked key still works. Only while the store can't be read are older answers used,
 * at once and up to {@link #WITHOUT_STORE}; the first use after that may still get one, while the store is asked. Refusals
 * are kept for {@link #REFUSAL}, apart from the rest, so that guesses push no good key out; and no more than
 * {@link #MAX_LOOKUPS} wait for the store at once.
 */
final class KeyCache {

    static final Duration REFRESH = Duration.ofSeconds(3);
    static final Duration TRUST = Duration.ofSeconds(5);
    static final Duration WITHOUT_STORE = Duration.ofSeconds(30);
    static final Duration REFUSAL = Duration.ofSeconds(2);
    static final int MAX_LOOKUPS = 500;

    private static final Logger log = LoggerFactory.getLogger(KeyCache.class);
    private static final int MAX_ENTRIES = 10_000;
    private static final Duration LAST_USE_STEP = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final Store store;
    private final LongSupplier nanoTime;
    private final Cache<String, Known> known;
    private final Cache<String, Future<Application>> refused;
    private final Map<String, Future<Application>> underWay = new ConcurrentHashMap<>();
    private final AtomicInteger lookups = new AtomicInteger();

    KeyCache(Vertx vertx, Store store, LongSupplier nanoTime) {
        this.vertx = vertx;
        this.store = store;
        this.nanoTime = nanoTime;
        this.known = cache(WITHOUT_STORE);
        this.refused = cache(REFUSAL);
    }

    private <V> Cache<String, V> cache(Duration keep) {
        return Caffeine.newBuilder()
                .maximumSize(MAX_ENTRIES)
                .expireAfterWrite(keep)
                .ticker(nanoTime::getAsLong)
                .build();
    }

    /** Completes at once if the answer is known well enough, or else when a worker has asked the store. */
    Future<Application> find(String hash) {
        var entry = known.getIfPresent(hash);
        if (entry == null) {
            var refusal = refused.getIfPresent(hash);
            return refusal != null ? refusal : load(hash);
        }
        if (since(entry.loadedAt).compareTo(TRUST) > 0 && !entry.excused) {
            return load(hash);
        }
        if (since(entry.triedAt).compareTo(REFRESH) > 0 && entry.refreshing.compareAndSet(false, true)) {
            load(hash).onComplete(done -> entry.refreshing.set(false));
        }
        return entry.answer;
    }

    /** Forgets what is known of keys that were revoked or made since; completes when no call gets an older answer. */
    Future<Void> lookForChanges() {
        return vertx.executeBlocking(
                        () -> {
                            refused.invalidateAll();
                            underWay.clear();
                            known.invalidateAll(store.query(KeyTable::revoked));
                            return true;
                        },
                        false)
                .mapEmpty();
    }

    private Duration since(long nanos) {
        return Duration.ofNanos(nanoTime.getAsLong() - nanos);
    }

    /* One look-up for all who ask for the same key meanwhile: each keeps a worker for as long as the store takes. */
    private Future<Application> load(String hash) {
        var answer = ((ContextInternal) vertx.getOrCreateContext()).<Application>promise();
        var mine = Promise.<Application>promise();
        var earlier = underWay.putIfAbsent(hash, mine.future());
        if (earlier != null) {
            earlier.onComplete(answer);
            return answer.future();
        }
        ask(hash).onComplete(done -> {
            underWay.remove(hash, mine.future());
            mine.handle(done);
        });
        mine.future().onComplete(answer);
        return answer.future();
    }

    private Future<Application> ask(String hash) {
        if (lookups.incrementAndGet() > MAX_LOOKUPS) {
            lookups.decrementAndGet();
            return Future.failedFuture(
                    AccessDenied.tooManyRequests("Too many API keys are being checked at the moment.", 1));
        }
        return vertx.executeBlocking(() -> lookUp(hash), false)
                .eventually(() -> {
                    lookups.decrementAndGet();
                    return Future.succeededFuture();
                })
                .compose(answer -> answer);
    }

    /** Others may have asked for the same key while this one waited for its worker. */
    private Future<Application> lookUp(String hash) {
        var entry = known.getIfPresent(hash);
        if (entry != null && since(entry.loadedAt).compareTo(REFRESH) <= 0) {
            return entry.answer;
        }
        try {
            return remember(
                    hash,
                    store.query(connection -> KeyTable.byHash(connection, hash)).orElse(null));
        } catch (StoreUnavailable e) {
            if (entry == null) {
                throw e;
            }
            entry.excused = true;
            entry.triedAt = nanoTime.getAsLong();
            log.warn("A key could not be checked and is taken as it was: {}", e.getMessage());
            return entry.answer;
        }
    }

    private Future<Application> remember(String hash, @Nullable KeyInfo key) {
        if (key != null && key.active()) {
            var entry = new Known(Future.succeededFuture(key.application()), nanoTime.getAsLong());
            known.put(hash, entry);
            noteUse(key);
            return entry.answer;
        }
        var refusal =
                Future.<Application>failedFuture(key == null ? AccessDenied.unknownKey() : AccessDenied.revokedKey());
        refused.put(hash, refusal);
        known.invalidate(hash);
        return refusal;
    }

    private void noteUse(KeyInfo key) {
        var now = Instant.now();
        var recent = now.minus(LAST_USE_STEP);
        if (key.lastUsed() == null || key.lastUsed().isBefore(recent)) {
            vertx.executeBlocking(
                            () -> store.call(connection -> KeyTable.touch(connection, key.id(), now, recent)), false)
                    .onFailure(e -> log.warn("The last use of {} could not be noted: {}", key.id(), e.getMessage()));
        }
    }

    private static final class Known {
        final Future<Application> answer;
        final long loadedAt;
        volatile long triedAt;
        /** The store could not be asked about it: it goes on as it was while the store is tried again. */
        volatile boolean excused;

        final AtomicBoolean refreshing = new AtomicBoolean();

        Known(Future<Application> answer, long loadedAt) {
            this.answer = answer;
            this.loadedAt = loadedAt;
            this.triedAt = loadedAt;
        }
    }
}
