package io.trustrail.gateway.access.tokens;

import io.trustrail.gateway.access.naming.PersonName;
import io.trustrail.gateway.access.naming.RandomId;
import io.trustrail.gateway.store.Outbox;
import io.trustrail.gateway.store.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes, lists and revokes tokens of the admin API. Blocks; see the package's promises. */
public final class Tokens {

    private final Store store;
    private final Clock clock;

    public Tokens(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Makes a token.
     *
     * @param name who holds it; a user of the console has the same name here, or counts as two people
     * @return the token in the clear, for the only time
     * @throws IllegalArgumentException naming what is wrong
     */
    public NewToken create(String name, Set<Scope> scopes) {
        PersonName.require(name);
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("a token needs at least one scope");
        }
        var token = TokenText.random();
        var last4 = token.substring(token.length() - 4);
        var info = new ApiToken(RandomId.of("tok_"), last4, name.toLowerCase(Locale.ROOT), scopes, now(), null);
        return store.call(connection -> {
            TokenTable.insert(connection, info, TokenText.hash(token));
            note(connection, "token.created", info);
            return new NewToken(token, info);
        });
    }

    /** All tokens, the oldest first, with the revoked ones. */
    public List<ApiToken> list() {
        return store.query(TokenTable::all);
    }

    /**
     * Revokes a token; one that is revoked already stays as it is. Running gateways refuse it within seconds.
     *
     * @param which its id
     * @throws IllegalArgumentException if there is none with this id
     */
    public ApiToken revoke(String which) {
        return store.call(connection -> {
            var token = find(connection, which);
            TokenTable.revoke(connection, which, now());
            if (token.active()) {
                note(connection, "token.revoked", token);
            }
            return find(connection, which);
        });
    }

    /** The active token with this hash. */
    Optional<ApiToken> byHash(String hash) {
        return store.query(connection -> TokenTable.byHash(connection, hash)).filter(ApiToken::active);
    }

    private void note(Connection connection, String kind, ApiToken token) throws SQLException {
        var scopes = token.scopes().stream()
                .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(","));
        Outbox.add(connection, kind, now(), Map.of("token", token.id(), "name", token.name(), "scopes", scopes));
    }

    private static ApiToken find(Connection connection, String id) throws SQLException {
        return TokenTable.all(connection).stream()
                .filter(token -> token.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no token has this id; 'trustrail tokens list' shows all"));
    }

    /** To the millisecond, as the store keeps it. */
    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
