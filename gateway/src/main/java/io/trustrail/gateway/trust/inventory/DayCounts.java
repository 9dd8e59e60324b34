package io.trustrail.gateway.trust.inventory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was found on each of the last days, in the store: days in UTC. */
final class DayCounts {

    private static final long DAY = Duration.ofDays(1).toMillis();

    private DayCounts() {}

    static long day(Instant time) {
        return Math.floorDiv(time.toEpochMilli(), DAY);
    }

    static void add(Connection connection, Map<Flow, InventoryTable.Count> counts, Instant now) throws SQLException {
        var sql = "INSERT INTO inventory_days (application, feature, path, category, vendor, day, found)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (application, feature, path, category, vendor, day)"
                + " DO UPDATE SET found = inventory_days.found + excluded.found";
        try (var insert = connection.prepareStatement(sql)) {
            for (var entry : counts.entrySet()) {
                var flow = entry.getKey();
                insert.setString(1, flow.application());
                insert.setString(2, flow.feature());
                insert.setString(3, flow.path());
                insert.setString(4, flow.category());
                insert.setString(5, flow.vendor());
                insert.setLong(6, day(now));
                insert.setLong(7, entry.getValue().found());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Forgets days that nobody is shown any more. */
    static void forget(Connection connection, Instant now) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM inventory_days WHERE day <= ?")) {
            delete.setLong(1, day(now) - Inventory.DAYS);
            delete.executeUpdate();
        }
    }

    /** The counts of the last days, the oldest first, of flows that were seen in them. */
    static Map<Flow, List<Long>> all(Connection connection, Instant now) throws SQLException {
        long first = day(now) - Inventory.DAYS + 1;
        var sql = "SELECT application, feature, path, category, vendor, day, found FROM inventory_days WHERE day >= ?"
                + " AND day <= ?";
        var counts = new HashMap<Flow, Long[]>();
        try (var select = connection.prepareStatement(sql)) {
            select.setLong(1, first);
            select.setLong(2, day(now));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    counts.computeIfAbsent(InventoryTable.flow(rows), flow -> none())[(int) (rows.getLong(6) - first)] =
                            rows.getLong(7);
                }
            }
        }
        var lists = new HashMap<Flow, List<Long>>();
        counts.forEach((flow, days) -> lists.put(flow, List.of(days)));
        return lists;
    }

    static Long[] none() {
        var days = new Long[Inventory.DAYS];
        Arrays.fill(days, 0L);
        return days;
    }
}
