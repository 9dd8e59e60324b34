package io.trustrail.gateway.trust.inventory;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The SQL about the inventory. */
final class InventoryTable {

    private InventoryTable() {}

    /** What is counted of a flow. */
    static final class Count {
        private long found;
        private long clear;

        long found() {
            return found;
        }

        void add(int more, boolean inClear) {
            found += more;
            clear += inClear ? more : 0;
        }
    }

    static void add(Connection connection, Map<Flow, Count> counts, Instant now) throws SQLException {
        var sql = "INSERT INTO inventory (application, feature, path, category, vendor, found, clear, first_seen,"
                + " last_seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (application, feature, path,"
                + " category, vendor) DO UPDATE SET found = inventory.found + excluded.found, clear ="
                + " inventory.clear + excluded.clear, last_seen = excluded.last_seen";
        try (var insert = connection.prepareStatement(sql)) {
            for (var entry : counts.entrySet()) {
                var flow = entry.getKey();
                insert.setString(1, flow.application());
                insert.setString(2, flow.feature());
                insert.setString(3, flow.path());
                insert.setString(4, flow.category());
                insert.setString(5, flow.vendor());
                insert.setLong(6, entry.getValue().found);
                insert.setLong(7, entry.getValue().clear);
                insert.setLong(8, now.toEpochMilli());
                insert.setLong(9, now.toEpochMilli());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** How many different paths a feature of an application has. */
    static int paths(Connection connection, String application, String feature) throws SQLException {
        var sql = "SELECT COUNT(DISTINCT path) FROM inventory WHERE application = ? AND feature = ?";
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, application);
            select.setString(2, feature);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    /** All rows, with what was found on each of the last days. */
    static List<Inventory.Row> rows(Connection connection, Instant now) throws SQLException {
        var days = DayCounts.all(connection, now);
        var sql = "SELECT i.application, i.feature, i.path, i.category, i.vendor, i.found, i.clear, i.first_seen,"
                + " i.last_seen, COALESCE(d.category_as, '') FROM inventory i LEFT JOIN inventory_verdicts d"
                + " ON d.application = i.application AND d.feature = i.feature AND d.category = i.category"
                + " ORDER BY i.application, i.feature, i.category, i.path, i.vendor";
        var found = new ArrayList<Inventory.Row>();
        try (var select = connection.prepareStatement(sql);
                var rows = select.executeQuery()) {
            while (rows.next()) {
                var flow = flow(rows);
                found.add(new Inventory.Row(
                        flow,
                        rows.getLong(6),
                        rows.getLong(7),
                        Instant.ofEpochMilli(rows.getLong(8)),
                        Instant.ofEpochMilli(rows.getLong(9)),
                        rows.getString(10),
                        days.getOrDefault(flow, List.of(DayCounts.none()))));
            }
        }
        return found;
    }

    /** The first five columns. */
    static Flow flow(ResultSet row) throws SQLException {
        return new Flow(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5));
    }

    static void decide(Connection connection, Verdict verdict) throws SQLException {
        var sql = "INSERT INTO inventory_verdicts (application, feature, category, category_as, said_by, at)"
                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (application, feature, category) DO UPDATE SET"
                + " category_as = excluded.category_as, said_by = excluded.said_by, at = excluded.at";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, verdict.application());
            insert.setString(2, verdict.feature());
            insert.setString(3, verdict.category());
            insert.setString(4, verdict.as());
            insert.setString(5, verdict.by());
            insert.setLong(6, verdict.at().toEpochMilli());
            insert.executeUpdate();
        }
    }

    /** Application, feature and category of all that somebody decided about. */
    static List<List<String>> decided(Connection connection) throws SQLException {
        var decided = new ArrayList<List<String>>();
        try (var select = connection.prepareStatement("SELECT application, feature, category FROM inventory_verdicts");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                decided.add(List.of(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        return decided;
    }
}
