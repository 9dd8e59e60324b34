package io.trustrail.gateway.access;

import io.trustrail.gateway.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Who calls, and whether they may. For all event loops at once; never blocks. */
public final class AccessControl {

    private final KeyCache keys;
    private final Limiter limiter;

    public AccessControl(Vertx vertx, Store store) {
        this(vertx, store, System::nanoTime);
    }

    AccessControl(Vertx vertx, Store store, LongSupplier nanoTime) {
        this.keys = new KeyCache(vertx, store, nanoTime);
        this.limiter = new Limiter(nanoTime);
    }

    /**
     * Finds the application that a key belongs to.
     *
     * @param presentedKey as the client sent it, null if it sent none
     * @return completes at once for a key in use; fails with {@link AccessDenied}, or with
     *     {@link io.trustrail.gateway.store.StoreUnavailable} if the key isn't known here and can't be looked up
     */
    public Future<Application> authenticate(@Nullable String presentedKey) {
        if (presentedKey == null || presentedKey.isBlank()) {
            return Future.failedFuture(AccessDenied.missingKey());
        }
        return ApiKey.parse(presentedKey)
                .map(key -> keys.find(key.hash()))
                .orElseGet(() -> Future.failedFuture(AccessDenied.unknownKey()));
    }

    /**
     * Counts one request against the application's limit and checks that it may call the feature.
     *
     * @return the application, at once; fails with {@link AccessDenied}
     */
    public Future<Application> admit(Application application, String feature) {
        int limit = application.requestsPerMinute();
        int wait = limiter.take(application.keyId(), limit);
        if (wait > 0) {
            return Future.failedFuture(AccessDenied.tooManyRequests(
                    "This API key is over its limit of " + limit + " requests per minute.", wait));
        }
        return application.mayCall(feature)
                ? Future.succeededFuture(application)
                : Future.failedFuture(AccessDenied.featureNotAllowed());
    }
}
