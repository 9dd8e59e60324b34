package io.trustrail.gateway.fairness.kept;

import io.trustrail.gateway.fairness.audit.Audited;
import io.trustrail.gateway.fairness.figures.Gap;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of audits. */
final class AuditTable {

    /** So many of a feature's audits keep the figures of every group. */
    private static final int DETAILED = 10;

    private static final String ONE = "SELECT id, at, policy_hash, warnings, feature, detail FROM fairness_audits";

    private AuditTable() {}

    static void insert(Connection connection, Audited audited, String json, List<Gap> largest) throws SQLException {
        var sql = "INSERT INTO fairness_audits (id, at, feature, policy_hash, texts, unread, warnings, detail)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, audited.id());
            insert.setLong(2, audited.at().toEpochMilli());
            insert.setString(3, audited.feature());
            insert.setString(4, audited.policyHash());
            insert.setInt(5, audited.effort().texts());
            insert.setInt(6, audited.effort().unread());
            insert.setInt(7, audited.warnings().size());
            insert.setString(8, json);
            insert.executeUpdate();
        }
        for (var gap : largest) {
            insert(connection, audited.id(), gap);
        }
        forgetDetails(connection, audited.feature());
    }

    private static void insert(Connection connection, String audit, Gap gap) throws SQLException {
        var sql = "INSERT INTO fairness_gaps (audit_id, measure, trait, worst, gap, low, high)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, audit);
            insert.setString(2, gap.cell().measure().label());
            insert.setString(3, gap.cell().trait());
            insert.setString(4, gap.cell().group());
            insert.setDouble(5, gap.value());
            insert.setDouble(6, gap.interval().low());
            insert.setDouble(7, gap.interval().high());
            insert.executeUpdate();
        }
    }

    private static void forgetDetails(Connection connection, String feature) throws SQLException {
        var sql = "UPDATE fairness_audits SET detail = '' WHERE feature = ? AND detail <> '' AND id NOT IN"
                + " (SELECT id FROM fairness_audits WHERE feature = ? ORDER BY at DESC, id DESC LIMIT " + DETAILED
                + ")";
        try (var update = connection.prepareStatement(sql)) {
            update.setString(1, feature);
            update.setString(2, feature);
            update.executeUpdate();
        }
    }

    /** The newest audit of each feature, as JSON. */
    static List<String> newest(Connection connection) throws SQLException {
        var sql = "SELECT detail FROM fairness_audits a WHERE id = (SELECT id FROM fairness_audits b WHERE"
                + " b.feature = a.feature ORDER BY at DESC, id DESC LIMIT 1) ORDER BY feature";
        var found = new ArrayList<String>();
        try (var select = connection.prepareStatement(sql);
                var rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    /** Id of the newest audit of a feature; empty if there is none. */
    static String newestId(Connection connection, String feature) throws SQLException {
        var sql = "SELECT id FROM fairness_audits WHERE feature = ? ORDER BY at DESC, id DESC LIMIT 1";
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, feature);
            try (var rows = select.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }

    static List<TrendPoint> trend(Connection connection, String feature, int last) throws SQLException {
        var sql = ONE + " WHERE feature = ? ORDER BY at DESC, id DESC LIMIT " + last;
        var points = new ArrayList<TrendPoint>();
        for (var row : rows(connection, sql, feature)) {
            points.add(row.point());
        }
        Collections.reverse(points);
        return points;
    }

    /**
     * An audit as it is kept.
     *
     * @param detail the figures of all groups as JSON, empty where they are not kept any more
     */
    record Row(TrendPoint point, String feature, String detail) {}

    static Optional<Row> find(Connection connection, String id) throws SQLException {
        return rows(connection, ONE + " WHERE id = ?", id).stream().findFirst();
    }

    private static List<Row> rows(Connection connection, String sql, String value) throws SQLException {
        var found = new ArrayList<Row>();
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, value);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var id = rows.getString(1);
                    var at = Instant.ofEpochMilli(rows.getLong(2));
                    var point = new TrendPoint(at, id, rows.getString(3), rows.getInt(4), gaps(connection, id));
                    found.add(new Row(point, rows.getString(5), rows.getString(6)));
                }
            }
        }
        return found;
    }

    private static Map<String, Double> gaps(Connection connection, String audit) throws SQLException {
        var gaps = new HashMap<String, Double>();
        try (var select =
                connection.prepareStatement("SELECT measure, trait, gap FROM fairness_gaps WHERE audit_id = ?")) {
            select.setString(1, audit);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    gaps.put(rows.getString(1) + " " + rows.getString(2), rows.getDouble(3));
                }
            }
        }
        return gaps;
    }
}
