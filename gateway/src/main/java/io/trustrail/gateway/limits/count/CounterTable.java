package io.trustrail.gateway.limits.count;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Counters in the store, so that a restart does not start a month anew. */
final class CounterTable {

    private CounterTable() {}

    static void put(Connection connection, String replica, List<LocalCounters.Row> rows) throws SQLException {
        var sql = "INSERT INTO limit_counters (replica, counter, ends_at, spent, held) VALUES (?, ?, ?, ?, ?)"
                + " ON CONFLICT (replica, counter) DO UPDATE SET spent = excluded.spent, held = excluded.held";
        try (var insert = connection.prepareStatement(sql)) {
            for (var row : rows) {
                insert.setString(1, replica);
                insert.setString(2, row.counter());
                insert.setLong(3, row.endsAt());
                insert.setLong(4, row.spent());
                insert.setLong(5, row.held());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static List<LocalCounters.Row> of(Connection connection, String replica) throws SQLException {
        var rows = new ArrayList<LocalCounters.Row>();
        var sql = "SELECT counter, ends_at, spent, held FROM limit_counters WHERE replica = ?";
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, replica);
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(new LocalCounters.Row(
                            found.getString(1), found.getLong(2), found.getLong(3), found.getLong(4)));
                }
            }
        }
        return rows;
    }

    static void forgetEndedBefore(Connection connection, long millis) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM limit_counters WHERE ends_at < ?")) {
            delete.setLong(1, millis);
            delete.executeUpdate();
        }
    }
}
