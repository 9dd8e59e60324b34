package io.trustrail.gateway.access;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What may be shown about a key.
 *
 * @param id {@code key_…}
 * @param name the application's name
 * @param features the features it may call, sorted; empty for all
 * @param requestsPerMinute its limit, 0 for none
 * @param lastUsed to the minute
 */
public record KeyInfo(
        String id,
        String last4,
        String name,
        String tenant,
        Set<String> features,
        int requestsPerMinute,
        Instant created,
        @Nullable Instant lastUsed,
        @Nullable Instant revoked) {

    public KeyInfo {
        features = Collections.unmodifiableSet(new TreeSet<>(features));
    }

    /** Whether it may be used. */
    public boolean active() {
        return revoked == null;
    }

    KeyInfo withFeaturesOf(KeyInfo other) {
        var all = new TreeSet<>(features);
        all.addAll(other.features);
        return new KeyInfo(id, last4, name, tenant, all, requestsPerMinute, created, lastUsed, revoked);
    }

    Application application() {
        return new Application(id, name, tenant, features, requestsPerMinute);
    }
}
