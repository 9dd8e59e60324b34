package io.trustrail.gateway.access.tokens;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The SQL about tokens. */
final class TokenTable {

    private static final String SELECT = "SELECT id, last4, name, scopes, created_at, revoked_at FROM api_tokens";

    private TokenTable() {}

    static void insert(Connection connection, ApiToken token, String hash) throws SQLException {
        var sql = "INSERT INTO api_tokens (id, hash, last4, name, scopes, created_at) VALUES (?, ?, ?, ?, ?, ?)";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, token.id());
            insert.setString(2, hash);
            insert.setString(3, token.last4());
            insert.setString(4, token.name());
            insert.setString(5, token.scopes().stream().map(Scope::word).collect(Collectors.joining(" ")));
            insert.setLong(6, token.created().toEpochMilli());
            insert.executeUpdate();
        }
    }

    /** A token that is revoked already keeps its time. */
    static void revoke(Connection connection, String id, Instant at) throws SQLException {
        var sql = "UPDATE api_tokens SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL";
        try (var update = connection.prepareStatement(sql)) {
            update.setLong(1, at.toEpochMilli());
            update.setString(2, id);
            update.executeUpdate();
        }
    }

    static Optional<ApiToken> byHash(Connection connection, String hash) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + " WHERE hash = ?")) {
            select.setString(1, hash);
            return read(select).stream().findFirst();
        }
    }

    /** Oldest first. */
    static List<ApiToken> all(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + " ORDER BY created_at, id")) {
            return read(select);
        }
    }

    private static List<ApiToken> read(PreparedStatement select) throws SQLException {
        var tokens = new ArrayList<ApiToken>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                var scopes = Arrays.stream(rows.getString("scopes").split(" ", -1))
                        .map(Scope::of)
                        .collect(Collectors.toSet());
                var created = Instant.ofEpochMilli(rows.getLong("created_at"));
                long revoked = rows.getLong("revoked_at");
                tokens.add(new ApiToken(
                        rows.getString("id"),
                        rows.getString("last4"),
                        rows.getString("name"),
                        scopes,
                        created,
                        revoked == 0 ? null : Instant.ofEpochMilli(revoked)));
            }
        }
        return List.copyOf(tokens);
    }
}
