package io.trustrail.gateway.subjects;

import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The SQL about erasures. */
final class ErasureTable {

    private static final String SELECT = "SELECT id, number, erased_at, removed, scrubbed, recorded FROM erasures";

    private ErasureTable() {}

    static void insert(Connection connection, Receipt receipt) throws SQLException {
        var sql = "INSERT INTO erasures (id, number, erased_at, removed, scrubbed, recorded) VALUES (?, ?, ?, ?, 0, 0)";
        var removed = new JsonObject();
        receipt.removed().forEach(removed::put);
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, receipt.id());
            insert.setString(2, receipt.number());
            insert.setLong(3, receipt.at().toEpochMilli());
            insert.setString(4, removed.encode());
            insert.executeUpdate();
        }
    }

    /** The oldest first. */
    static List<Receipt> unfinished(Connection connection) throws SQLException {
        var sql = SELECT + " WHERE scrubbed = 0 OR recorded = 0 ORDER BY erased_at, id";
        try (var select = connection.prepareStatement(sql)) {
            return read(select);
        }
    }

    static Optional<Receipt> find(Connection connection, String id) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + " WHERE id = ?")) {
            select.setString(1, id);
            return read(select).stream().findFirst();
        }
    }

    private static List<Receipt> read(PreparedStatement select) throws SQLException {
        var found = new ArrayList<Receipt>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(receipt(rows));
            }
        }
        return found;
    }

    private static Receipt receipt(ResultSet row) throws SQLException {
        var removed = new LinkedHashMap<String, Long>();
        new JsonObject(row.getString("removed"))
                .forEach(room -> removed.put(room.getKey(), ((Number) room.getValue()).longValue()));
        return new Receipt(
                row.getString("id"),
                row.getString("number"),
                Instant.ofEpochMilli(row.getLong("erased_at")),
                removed,
                row.getInt("scrubbed") != 0,
                row.getInt("recorded") != 0);
    }

    static void scrubbed(Connection connection, String id) throws SQLException {
        mark(connection, "UPDATE erasures SET scrubbed = 1 WHERE id = ?", id);
    }

    static void recorded(Connection connection, String id) throws SQLException {
        mark(connection, "UPDATE erasures SET recorded = 1 WHERE id = ?", id);
    }

    private static void mark(Connection connection, String sql, String id) throws SQLException {
        try (var update = connection.prepareStatement(sql)) {
            update.setString(1, id);
            update.executeUpdate();
        }
    }
}
