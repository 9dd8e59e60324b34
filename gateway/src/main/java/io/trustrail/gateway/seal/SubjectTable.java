package io.trustrail.gateway.seal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The SQL about keys of subjects. */
final class SubjectTable {

    private SubjectTable() {}

    static Optional<byte[]> installationKey(Connection connection, String name) throws SQLException {
        try (var select = connection.prepareStatement("SELECT wrapped_key FROM seal_keys WHERE name = ?")) {
            select.setString(1, name);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
            }
        }
    }

    static void insertInstallationKey(Connection connection, String name, byte[] wrapped) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO seal_keys (name, wrapped_key) VALUES (?, ?)")) {
            insert.setString(1, name);
            insert.setBytes(2, wrapped);
            insert.executeUpdate();
        }
    }

    static Optional<SubjectRow> find(Connection connection, String hash) throws SQLException {
        var sql = "SELECT number, wrapped_key FROM seal_subjects WHERE hash = ?";
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, hash);
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new SubjectRow(hash, rows.getString(1), rows.getBytes(2)))
                        : Optional.empty();
            }
        }
    }

    static void insert(Connection connection, SubjectRow subject, Instant at) throws SQLException {
        var sql = "INSERT INTO seal_subjects (hash, number, wrapped_key, created_at) VALUES (?, ?, ?, ?)";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, subject.hash());
            insert.setString(2, subject.number());
            insert.setBytes(3, subject.wrappedKey());
            insert.setLong(4, at.toEpochMilli());
            insert.executeUpdate();
        }
    }

    static void delete(Connection connection, String hash) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM seal_subjects WHERE hash = ?")) {
            delete.setString(1, hash);
            delete.executeUpdate();
        }
    }
}
