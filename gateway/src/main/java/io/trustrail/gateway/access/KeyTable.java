package io.trustrail.gateway.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The SQL about keys. */
final class KeyTable {

    private static final String SELECT = "SELECT k.id, k.last4, k.name, k.tenant, k.requests_per_minute, k.created_at,"
            + " k.last_used_at, k.revoked_at, f.feature"
            + " FROM api_keys k LEFT JOIN api_key_features f ON f.key_id = k.id";

    private KeyTable() {}

    static void insert(Connection connection, KeyInfo key, String hash) throws SQLException {
        var sql = "INSERT INTO api_keys (id, hash, last4, name, tenant, requests_per_minute, created_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, key.id());
            insert.setString(2, hash);
            insert.setString(3, key.last4());
            insert.setString(4, key.name());
            insert.setString(5, key.tenant());
            insert.setInt(6, key.requestsPerMinute());
            insert.setLong(7, key.created().toEpochMilli());
            insert.executeUpdate();
        }
        try (var insert = connection.prepareStatement("INSERT INTO api_key_features (key_id, feature) VALUES (?, ?)")) {
            for (var feature : key.features()) {
                insert.setString(1, key.id());
                insert.setString(2, feature);
                insert.executeUpdate();
            }
        }
    }

    static Optional<KeyInfo> byHash(Connection connection, String hash) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + " WHERE k.hash = ?")) {
            select.setString(1, hash);
            return read(select).stream().findFirst();
        }
    }

    /** Oldest first. */
    static List<KeyInfo> all(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + " ORDER BY k.created_at, k.id")) {
            return read(select);
        }
    }

    /** Whether there has ever been a key. */
    static boolean isEmpty(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("SELECT COUNT(*) FROM api_keys");
                var rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1) == 0;
        }
    }

    /** A key that is revoked already keeps its time. */
    static void revoke(Connection connection, String id, Instant at) throws SQLException {
        var sql = "UPDATE api_keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL";
        try (var update = connection.prepareStatement(sql)) {
            update.setLong(1, at.toEpochMilli());
            update.setString(2, id);
            update.executeUpdate();
        }
    }

    /** Hashes of all keys that were revoked. */
    static List<String> revoked(Connection connection) throws SQLException {
        var hashes = new ArrayList<String>();
        try (var select = connection.prepareStatement("SELECT hash FROM api_keys WHERE revoked_at IS NOT NULL");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                hashes.add(rows.getString(1));
            }
        }
        return hashes;
    }

    /** Writes nothing, and returns 0, if the key's last use is known to be at {@code notBefore} or later. */
    static int touch(Connection connection, String id, Instant at, Instant notBefore) throws SQLException {
        var sql = "UPDATE api_keys SET last_used_at = ? WHERE id = ? AND (last_used_at IS NULL OR last_used_at < ?)";
        try (var update = connection.prepareStatement(sql)) {
            update.setLong(1, at.toEpochMilli());
            update.setString(2, id);
            update.setLong(3, notBefore.toEpochMilli());
            return update.executeUpdate();
        }
    }

    /** One row for each feature of a key, or one without. */
    private static List<KeyInfo> read(PreparedStatement select) throws SQLException {
        var keys = new LinkedHashMap<String, KeyInfo>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                var key = key(rows);
                keys.merge(key.id(), key, KeyInfo::withFeaturesOf);
            }
        }
        return List.copyOf(keys.values());
    }

    private static KeyInfo key(ResultSet row) throws SQLException {
        var feature = row.getString("feature");
        return new KeyInfo(
                row.getString("id"),
                row.getString("last4"),
                row.getString("name"),
                row.getString("tenant"),
                feature == null ? Set.of() : Set.of(feature),
                row.getInt("requests_per_minute"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                time(row, "last_used_at"),
                time(row, "revoked_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
