package io.trustrail.gateway.review.register;

import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.store.StoreUnavailable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change that waits, and whoever waits for it. */
final class Entry<T extends @Nullable Object> {

    private final Change<T> change;
    private final Promise<T> promise;
    private final Effects effects = new Effects();
    private @Nullable T result;
    private @Nullable RuntimeException failure;

    Entry(Change<T> change, Vertx vertx) {
        this.change = change;
        this.promise = ((ContextInternal) vertx.getOrCreateContext()).promise();
    }

    Future<T> future() {
        return promise.future();
    }

    /** Whether it was made. */
    boolean attempt(Connection connection) {
        try {
            result = change.apply(connection, effects);
            return true;
        } catch (SQLException e) {
            failure = new StoreUnavailable("the store failed: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            failure = e;
        }
        return false;
    }

    List<AuditEvent.Noted> events() {
        return failure == null ? effects.events() : List.of();
    }

    void complete() {
        if (failure != null) {
            promise.tryFail(failure);
            return;
        }
        effects.run();
        promise.tryComplete(result);
    }

    void fail(RuntimeException cause) {
        promise.tryFail(failure != null ? failure : cause);
    }
}
