package io.trustrail.gateway.seal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    static void updateInstallationKey(Connection connection, String name, byte[] wrapped) throws SQLException {
        try (var update = connection.prepareStatement("UPDATE seal_keys SET wrapped_key = ? WHERE name = ?")) {
            update.setBytes(1, wrapped);
            update.setString(2, name);
            update.executeUpdate();
        }
    }

    /** So many subjects at most, by their hashes, the first after the given one. */
    static List<SubjectRow> after(Connection connection, String hash, int limit) throws SQLException {
        var sql = "SELECT hash, number, wrapped_key FROM seal_subjects WHERE hash > ? ORDER BY hash LIMIT ?";
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, hash);
            select.setInt(2, limit);
            var subjects = new ArrayList<SubjectRow>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    subjects.add(new SubjectRow(rows.getString(1), rows.getString(2), rows.getBytes(3)));
                }
            }
            return subjects;
        }
    }

    static void update(Connection connection, String hash, byte[] wrapped) throws SQLException {
        try (var update = connection.prepareStatement("UPDATE seal_subjects SET wrapped_key = ? WHERE hash = ?")) {
            update.setBytes(1, wrapped);
            update.setString(2, hash);
            update.executeUpdate();
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
