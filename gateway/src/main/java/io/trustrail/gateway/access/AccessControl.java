package io.trustrail.gateway.access;

import io.trustrail.gateway.limits.Allowance;
import io.trustrail.gateway.limits.Allowances;
import io.trustrail.gateway.limits.Caller;
import io.trustrail.gateway.limits.Used;
import io.trustrail.gateway.limits.rate.RateBuckets;
import io.trustrail.gateway.limits.rate.Rates;
import io.trustrail.gateway.policy.spend.Limit;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Who calls, and whether they may. For all event loops at once; never blocks. */
public final class AccessControl {

    private final KeyCache keys;
    private final Rates rates;
    private final Allowances allowances;

    /** Counts in this process, and forgets it with its end. */
    public AccessControl(Vertx vertx, Store store) {
        this(vertx, store, System::nanoTime);
    }

    AccessControl(Vertx vertx, Store store, LongSupplier nanoTime) {
        this(vertx, store, nanoTime, new RateBuckets(nanoTime), Allowances.forgetful());
    }

    public AccessControl(Vertx vertx, Store store, Rates rates, Allowances allowances) {
        this(vertx, store, System::nanoTime, rates, allowances);
    }

    private AccessControl(Vertx vertx, Store store, LongSupplier nanoTime, Rates rates, Allowances allowances) {
        this.keys = new KeyCache(vertx, store, nanoTime);
        this.rates = rates;
        this.allowances = allowances;
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
     * Looks for keys that another process made or revoked, because there may be some; without that they are known within
     * seconds. Completes when they are; fails if the store can't be read.
     */
    public Future<Void> lookForChanges() {
        return keys.lookForChanges();
    }

    /**
     * Counts one request against the application's limit and checks that it may call the feature.
     *
     * @return the application; fails with {@link AccessDenied}
     */
    public Future<Application> admit(Application application, String feature) {
        int limit = application.requestsPerMinute();
        return limit == 0
                ? allowed(application, feature)
                : rates.take(application.keyId(), limit).compose(wait -> {
                    if (wait > 0) {
                        throw AccessDenied.tooManyRequests(
                                "This API key is over its limit of " + limit + " requests per minute.", wait);
                    }
                    return allowed(application, feature);
                });
    }

    private static Future<Application> allowed(Application application, String feature) {
        return application.mayCall(feature)
                ? Future.succeededFuture(application)
                : Future.failedFuture(AccessDenied.featureNotAllowed());
    }

    /** Reserves what a call may use of its limits; see {@link Allowances#reserve}. */
    public Future<Allowance> reserve(List<Limit> limits, Caller caller, Used most) {
        return allowances.reserve(limits, caller, most);
    }
}
