package io.trustrail.gateway.access;

import io.trustrail.gateway.access.naming.RandomId;
import io.trustrail.gateway.store.Outbox;
import io.trustrail.gateway.store.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes, lists and revokes API keys. Blocks; see the package's promises. An application is known by its name and
 * tenant, and may have several keys, so that one can be replaced without a gap.
 */
public final class ApplicationKeys {

    /** The tenant of keys that name none. */
    public static final String DEFAULT_TENANT = "default";

    /** How the kinds of events about keys begin. */
    public static final String EVENTS = "key.";

    private static final int MAX_NAME = 100;

    private final Store store;
    private final Clock clock;

    public ApplicationKeys(Store store) {
        this(store, Clock.systemUTC());
    }

    ApplicationKeys(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Makes a key for an application.
     *
     * @param features the features it may call; empty for all
     * @param requestsPerMinute its limit, 0 for none
     * @return the key in the clear, for the only time
     * @throws IllegalArgumentException naming the value that is wrong
     */
    public NewKey create(String name, String tenant, Set<String> features, int requestsPerMinute) {
        requireName("name", name);
        requireName("tenant", tenant);
        features.forEach(feature -> requireName("feature", feature));
        if (requestsPerMinute < 0) {
            throw new IllegalArgumentException("the limit must be 0 (none) or more requests per minute");
        }
        return store.call(connection -> insert(connection, name, tenant, features, requestsPerMinute));
    }

    /** Makes a key for the application {@code demo}, unless there is or was any key. */
    public Optional<NewKey> createDemoIfEmpty() {
        return store.call(connection -> KeyTable.isEmpty(connection)
                ? Optional.of(insert(connection, "demo", DEFAULT_TENANT, Set.of(), 0))
                : Optional.empty());
    }

    /** All keys, the oldest first, with the revoked ones. */
    public List<KeyInfo> list() {
        return store.query(KeyTable::all);
    }

    /**
     * Revokes a key; one that is revoked already stays as it is. Running gateways refuse it within seconds.
     *
     * @param which its id, or the last four characters of an active key if no other has the same, or the key itself
     * @throws IllegalArgumentException if no key or more than one is meant
     */
    public KeyInfo revoke(String which) {
        return store.call(connection -> {
            var key = find(connection, which);
            KeyTable.revoke(connection, key.id(), now());
            if (key.active()) {
                Outbox.add(connection, EVENTS + "revoked", now(), Map.of("key", key.id(), "application", key.name()));
            }
            return byId(KeyTable.all(connection), key.id()).orElseThrow();
        });
    }

    private NewKey insert(
            Connection connection, String name, String tenant, Set<String> features, int requestsPerMinute)
            throws SQLException {
        var key = ApiKey.random();
        var info = new KeyInfo(
                RandomId.of("key_"), key.last4(), name, tenant, features, requestsPerMinute, now(), null, null);
        KeyTable.insert(connection, info, key.hash());
        Outbox.add(connection, EVENTS + "created", info.created(), facts(info));
        return new NewKey(key.reveal(), info);
    }

    private static Map<String, String> facts(KeyInfo key) {
        return Map.of(
                "key", key.id(),
                "application", key.name(),
                "tenant", key.tenant(),
                "features", key.features().stream().sorted().collect(Collectors.joining(",")),
                "requestsPerMinute", Integer.toString(key.requestsPerMinute()));
    }

    /** Messages don't repeat what was given: it may be a key. */
    private static KeyInfo find(Connection connection, String which) throws SQLException {
        var key = ApiKey.parse(which);
        if (key.isPresent()) {
            return KeyTable.byHash(connection, key.get().hash())
                    .orElseThrow(() -> new IllegalArgumentException("this key is not in the store"));
        }
        var all = KeyTable.all(connection);
        return byId(all, which).orElseGet(() -> byLast4(all, which));
    }

    private static Optional<KeyInfo> byId(List<KeyInfo> keys, String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    private static KeyInfo byLast4(List<KeyInfo> keys, String last4) {
        var matches = keys.stream()
                .filter(key -> key.active() && key.last4().equals(last4))
                .toList();
        if (matches.isEmpty()) {
            throw new IllegalArgumentException(
                    "no key has this id, and no active key ends in these four characters; the list of keys has both");
        }
        if (matches.size() > 1) {
            throw new IllegalArgumentException("several keys end in these four characters; name one by its id: "
                    + String.join(", ", matches.stream().map(KeyInfo::id).toList()));
        }
        return matches.get(0);
    }

    private static void requireName(String what, String value) {
        if (value.isBlank() || value.length() > MAX_NAME || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "the " + what + " must have 1 to " + MAX_NAME + " characters, and no control characters");
        }
    }

    /** To the millisecond, as the store keeps it. */
    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
