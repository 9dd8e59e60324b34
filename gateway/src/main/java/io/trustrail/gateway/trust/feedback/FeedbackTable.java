package io.trustrail.gateway.trust.feedback;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The SQL about feedback. */
final class FeedbackTable {

    private static final String SELECT =
            "SELECT call_id, tenant, application, rating, reason, correction, given_at FROM feedback ";

    private FeedbackTable() {}

    /** @param sealed the correction, or null */
    record Row(
            String call,
            String tenant,
            String application,
            String rating,
            String reason,
            byte @Nullable [] sealed,
            Instant given) {}

    /** Takes the place of what was said before about the same call. */
    static void put(Connection connection, Feedback feedback, byte @Nullable [] sealed, Instant at)
            throws SQLException {
        var sql = "INSERT INTO feedback (call_id, tenant, application, subject_number, rating, reason, correction,"
                + " given_at, call_known) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tenant, application, call_id) DO"
                + " UPDATE SET subject_number = excluded.subject_number, call_known = excluded.call_known, rating ="
                + " excluded.rating, reason = excluded.reason, correction = excluded.correction, given_at ="
                + " excluded.given_at";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, feedback.call());
            insert.setString(2, feedback.tenant());
            insert.setString(3, feedback.application());
            insert.setString(4, feedback.subject());
            insert.setString(5, feedback.rating());
            insert.setString(6, feedback.reason());
            if (sealed == null) {
                insert.setNull(7, Types.BINARY);
            } else {
                insert.setBytes(7, sealed);
            }
            insert.setLong(8, at.toEpochMilli());
            insert.setInt(9, feedback.known() ? 1 : 0);
            insert.executeUpdate();
        }
    }

    /** The newest first, before a time. */
    static List<Row> before(Connection connection, Instant time, int most) throws SQLException {
        var sql = SELECT + "WHERE given_at < ? ORDER BY given_at DESC, call_id LIMIT ?";
        try (var select = connection.prepareStatement(sql)) {
            select.setLong(1, time.toEpochMilli());
            select.setInt(2, most);
            return read(select);
        }
    }

    /** Those whose call was not found yet, and that are not too old for it; the oldest first, behind so many. */
    static List<Row> unknown(Connection connection, Instant since, int most, int behind) throws SQLException {
        var sql = SELECT + "WHERE call_known = 0 AND given_at > ?"
                + " ORDER BY given_at, tenant, application, call_id LIMIT ? OFFSET ?";
        try (var select = connection.prepareStatement(sql)) {
            select.setLong(1, since.toEpochMilli());
            select.setInt(2, most);
            select.setInt(3, behind);
            return read(select);
        }
    }

    /** Notes whom the call of some feedback is about. */
    static void known(Connection connection, Row row, String subject) throws SQLException {
        var sql = "UPDATE feedback SET call_known = 1, subject_number = ? WHERE tenant = ? AND application = ?"
                + " AND call_id = ?";
        try (var update = connection.prepareStatement(sql)) {
            update.setString(1, subject);
            update.setString(2, row.tenant());
            update.setString(3, row.application());
            update.setString(4, row.call());
            update.executeUpdate();
        }
    }

    static List<Row> ofSubject(Connection connection, String number) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + "WHERE subject_number = ? ORDER BY given_at")) {
            select.setString(1, number);
            return read(select);
        }
    }

    private static List<Row> read(PreparedStatement select) throws SQLException {
        var found = new ArrayList<Row>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(new Row(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getBytes(6),
                        Instant.ofEpochMilli(rows.getLong(7))));
            }
        }
        return found;
    }

    static void delete(Connection connection, Row row) throws SQLException {
        var sql = "DELETE FROM feedback WHERE tenant = ? AND application = ? AND call_id = ?";
        try (var delete = connection.prepareStatement(sql)) {
            delete.setString(1, row.tenant());
            delete.setString(2, row.application());
            delete.setString(3, row.call());
            delete.executeUpdate();
        }
    }
}
