package io.trustrail.gateway.subjects;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.seal.SubjectSeal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * The numbers of people, on event loops: a person's first call asks the store, on a worker, and the next ones remember.
 * After an erasure by another process, calls carry the dead number for {@link #MEMORY} at most; nothing is stored under
 * it.
 */
public final class SubjectNumbers {

    /** How long a number is remembered. */
    public static final Duration MEMORY = Duration.ofSeconds(30);

    private static final int MAX_ENTRIES = 10_000;

    private final Vertx vertx;
    private final SubjectSeal seal;
    private final Cache<Subject, String> known = Caffeine.newBuilder()
            .maximumSize(MAX_ENTRIES)
            .expireAfterWrite(MEMORY)
            .build();

    public SubjectNumbers(Vertx vertx, SubjectSeal seal) {
        this.vertx = vertx;
        this.seal = seal;
    }

    /** Completes at once for a person who is remembered. Makes key and number for a new one. */
    public Future<String> number(Subject person) {
        var number = known.getIfPresent(person);
        return number != null
                ? Future.succeededFuture(number)
                : vertx.executeBlocking(() -> seal.number(person), false).onSuccess(found -> known.put(person, found));
    }

    void forget(Subject person) {
        known.invalidate(person);
    }
}
