package io.trustrail.gateway.content;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The SQL about content. */
final class ContentTable {

    private static final String SELECT =
            "SELECT call, subject, application, feature, at, expires_at, sealed FROM contents";

    private ContentTable() {}

    /**
     * A row.
     *
     * @param subject number of the person; empty if the call names nobody
     */
    record Row(
            String call,
            String subject,
            String application,
            String feature,
            Instant at,
            Instant expires,
            byte[] sealed) {}

    static void insert(Connection connection, Row row) throws SQLException {
        var sql = "INSERT INTO contents (call, subject, application, feature, at, expires_at, sealed)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, row.call());
            insert.setString(2, row.subject());
            insert.setString(3, row.application());
            insert.setString(4, row.feature());
            insert.setLong(5, row.at().toEpochMilli());
            insert.setLong(6, row.expires().toEpochMilli());
            insert.setBytes(7, row.sealed());
            insert.executeUpdate();
        }
    }

    static List<Row> ofCall(Connection connection, String call) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + " WHERE call = ?")) {
            select.setString(1, call);
            return read(select);
        }
    }

    static List<Row> ofSubject(Connection connection, String number) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + " WHERE subject = ? ORDER BY at, call")) {
            select.setString(1, number);
            return read(select);
        }
    }

    /** Those whose time is over, the oldest first. */
    static List<Row> expired(Connection connection, Instant now, int most) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + " WHERE expires_at <= ? ORDER BY expires_at LIMIT ?")) {
            select.setLong(1, now.toEpochMilli());
            select.setInt(2, most);
            return read(select);
        }
    }

    private static List<Row> read(PreparedStatement select) throws SQLException {
        var found = new ArrayList<Row>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(row(rows));
            }
        }
        return found;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("call"),
                row.getString("subject"),
                row.getString("application"),
                row.getString("feature"),
                Instant.ofEpochMilli(row.getLong("at")),
                Instant.ofEpochMilli(row.getLong("expires_at")),
                row.getBytes("sealed"));
    }

    static int delete(Connection connection, String call) throws SQLException {
        return delete(connection, "DELETE FROM contents WHERE call = ?", call);
    }

    static int deleteOfSubject(Connection connection, String number) throws SQLException {
        return delete(connection, "DELETE FROM contents WHERE subject = ?", number);
    }

    private static int delete(Connection connection, String sql, String key) throws SQLException {
        try (var delete = connection.prepareStatement(sql)) {
            delete.setString(1, key);
            return delete.executeUpdate();
        }
    }
}
