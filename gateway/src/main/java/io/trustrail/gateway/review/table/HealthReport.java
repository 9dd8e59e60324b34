package io.trustrail.gateway.review.table;

import io.trustrail.gateway.review.item.QueueHealth;
import io.trustrail.gateway.review.item.Status;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts reviews for {@link QueueHealth}. */
public final class HealthReport {

    private static final long SECOND = 1_000;
    private static final int MOST = 100_000;

    private final long now;
    private final Map<Status, Long> waiting = new EnumMap<>(Status.class);
    private final Map<String, Long> ages = new LinkedHashMap<>();
    private final Map<Status, Long> decided = new EnumMap<>(Status.class);
    private final Map<String, List<Double>> reviewers = new TreeMap<>();
    private final Map<String, Long> opinions = new HashMap<>();
    private final List<Double> waits = new ArrayList<>();
    private long overdue;
    private double oldest = Double.NaN;
    private long byPeople;
    private long inTime;
    private long pairs;
    private long disputes;

    private HealthReport(Instant now) {
        this.now = now.toEpochMilli();
        List.of("under-5m", "under-1h", "under-1d", "older").forEach(age -> ages.put(age, 0L));
    }

    public static QueueHealth of(Connection connection, Instant now, Duration period) throws SQLException {
        var report = new HealthReport(now);
        var sql =
                "SELECT status, opened_at, due_at, claimed_at, decided_at, decided_by, first_by, disputed FROM reviews"
                        + " WHERE status IN ('open', 'claimed') OR decided_at > ? LIMIT ?";
        try (var select = connection.prepareStatement(sql)) {
            select.setLong(1, now.minus(period).toEpochMilli());
            select.setInt(2, MOST);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    report.count(rows);
                }
            }
        }
        return report.health();
    }

    private void count(ResultSet row) throws SQLException {
        var first = row.getString("first_by");
        if (first != null) {
            opinions.merge(first, 1L, Long::sum);
        }
        var status = Status.of(row.getString("status"));
        if (status.isFinal()) {
            ended(row, status);
        } else {
            waits(row, status);
        }
    }

    private void waits(ResultSet row, Status status) throws SQLException {
        waiting.merge(status, 1L, Long::sum);
        double age = seconds(now - row.getLong("opened_at"));
        oldest = Double.isNaN(oldest) ? age : Math.max(oldest, age);
        var bucket = age < 300 ? "under-5m" : age < 3_600 ? "under-1h" : age < 86_400 ? "under-1d" : "older";
        ages.merge(bucket, 1L, Long::sum);
        overdue += row.getLong("due_at") < now ? 1 : 0;
    }

    private void ended(ResultSet row, Status status) throws SQLException {
        decided.merge(status, 1L, Long::sum);
        if (status == Status.EXPIRED) {
            return;
        }
        long at = row.getLong("decided_at");
        byPeople++;
        inTime += at <= row.getLong("due_at") ? 1 : 0;
        waits.add(seconds(at - row.getLong("opened_at")));
        reviewers
                .computeIfAbsent(row.getString("decided_by"), name -> new ArrayList<>())
                .add(seconds(at - row.getLong("claimed_at")));
        if (row.getString("first_by") != null) {
            pairs++;
            disputes += row.getInt("disputed");
        }
    }

    private QueueHealth health() {
        opinions.keySet().forEach(name -> reviewers.putIfAbsent(name, List.of()));
        var people = reviewers.entrySet().stream()
                .map(entry -> new QueueHealth.Reviewer(
                        entry.getKey(),
                        entry.getValue().size() + opinions.getOrDefault(entry.getKey(), 0L),
                        quantile(entry.getValue(), 0.5)))
                .sorted(Comparator.comparingLong((QueueHealth.Reviewer it) -> -it.decisions()))
                .toList();
        return new QueueHealth(
                waiting,
                overdue,
                oldest,
                ages,
                decided,
                share(inTime, byPeople),
                quantile(waits, 0.5),
                quantile(waits, 0.9),
                people,
                pairs,
                share(pairs - disputes, pairs));
    }

    private static double share(long part, long all) {
        return all == 0 ? Double.NaN : (double) part / all;
    }

    private static double seconds(long millis) {
        return (double) millis / SECOND;
    }

    /** The value below which a share of the values is: the nearest rank. */
    private static double quantile(List<Double> values, double share) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        var sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
