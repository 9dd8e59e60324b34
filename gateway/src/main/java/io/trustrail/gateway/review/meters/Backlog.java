package io.trustrail.gateway.review.meters;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reviews that wait, counted by what they have in common.
 *
 * @param age how long they have waited: {@code under-5m}, {@code under-1h}, {@code under-1d}, {@code older}
 * @param oldest when the oldest of them was opened
 * @param overdue how many of them are overdue
 */
record Backlog(String feature, String state, String age, long number, Instant oldest, long overdue) {

    private static final Duration SHORT = Duration.ofMinutes(5);
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration LONGER = Duration.ofDays(1);
    private static final String SQL = "SELECT feature, status, CASE WHEN opened_at > ? THEN 'under-5m'"
            + " WHEN opened_at > ? THEN 'under-1h' WHEN opened_at > ? THEN 'under-1d' ELSE 'older' END AS age,"
            + " COUNT(*) AS number, MIN(opened_at) AS oldest, SUM(CASE WHEN due_at < ? THEN 1 ELSE 0 END) AS overdue"
            + " FROM reviews WHERE status IN ('open', 'claimed') GROUP BY feature, status, age";

    static List<Backlog> of(Connection connection, Instant now) throws SQLException {
        try (var select = connection.prepareStatement(SQL)) {
            select.setLong(1, now.minus(SHORT).toEpochMilli());
            select.setLong(2, now.minus(LONG).toEpochMilli());
            select.setLong(3, now.minus(LONGER).toEpochMilli());
            select.setLong(4, now.toEpochMilli());
            try (var rows = select.executeQuery()) {
                var backlog = new ArrayList<Backlog>();
                while (rows.next()) {
                    backlog.add(new Backlog(
                            rows.getString("feature"),
                            rows.getString("status"),
                            rows.getString("age"),
                            rows.getLong("number"),
                            Instant.ofEpochMilli(rows.getLong("oldest")),
                            rows.getLong("overdue")));
                }
                return backlog;
            }
        }
    }
}
