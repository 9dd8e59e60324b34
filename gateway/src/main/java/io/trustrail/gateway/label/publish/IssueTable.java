package io.trustrail.gateway.label.publish;

import io.trustrail.gateway.store.Store;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Versions of labels in the store. Blocks. */
final class IssueTable {

    private static final String ALL =
            "SELECT feature, version, published_at, hash, policy_hash, json, note FROM ai_labels WHERE feature = ?";

    private final Store store;

    IssueTable(Store store) {
        this.store = store;
    }

    Optional<Issue> latest(String feature) {
        return store.query(connection -> select(connection, ALL + " ORDER BY version DESC LIMIT 1", feature).stream()
                .findFirst());
    }

    /** The newest first. */
    List<Issue> versions(String feature) {
        return store.query(connection -> select(connection, ALL + " ORDER BY version DESC", feature));
    }

    /** In a transaction that looked for the latest one. */
    void add(Connection connection, Issue issue) throws SQLException {
        var sql = "INSERT INTO ai_labels (feature, version, published_at, hash, policy_hash, json, note)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, issue.feature());
            insert.setInt(2, issue.version());
            insert.setLong(3, issue.at().toEpochMilli());
            insert.setString(4, issue.hash());
            insert.setString(5, issue.policyHash());
            insert.setString(6, issue.json());
            insert.setString(7, issue.note());
            insert.executeUpdate();
        }
    }

    private static List<Issue> select(Connection connection, String sql, String feature) throws SQLException {
        var found = new ArrayList<Issue>();
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, feature);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(issue(rows));
                }
            }
        }
        return found;
    }

    private static Issue issue(ResultSet row) throws SQLException {
        return new Issue(
                row.getString(1),
                row.getInt(2),
                Instant.ofEpochMilli(row.getLong(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7));
    }
}
