package io.trustrail.gateway.trust.concern;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The SQL about concerns. */
final class ConcernTable {

    private static final String SELECT =
            "SELECT id, tenant, application, call_id, category, status, review_id, taken_by,"
                    + " findings, contact, received_at, due_at, overdue_at, ended_at FROM concerns ";

    private ConcernTable() {}

    static void insert(Connection connection, Concern concern, String subject) throws SQLException {
        var sql = "INSERT INTO concerns (id, tenant, application, call_id, subject_number, category, status, findings,"
                + " contact, received_at, due_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, concern.id());
            insert.setString(2, concern.tenant());
            insert.setString(3, concern.application());
            insert.setString(4, concern.call());
            insert.setString(5, subject);
            insert.setString(6, concern.category().word());
            insert.setString(7, concern.status().word());
            insert.setString(8, String.join(" ", concern.findings()));
            insert.setInt(9, concern.hasContact() ? 1 : 0);
            insert.setLong(10, concern.received().toEpochMilli());
            insert.setLong(11, concern.due().toEpochMilli());
            insert.executeUpdate();
        }
    }

    static Optional<Concern> byId(Connection connection, String id) throws SQLException {
        return select(connection, "WHERE id = ?", id).stream().findFirst();
    }

    /** Those in some states, the most urgent first; then those that ended, the latest first. */
    static List<Concern> all(Connection connection, List<Status> statuses, int most) throws SQLException {
        var words = String.join(
                ", ", statuses.stream().map(status -> "'" + status.word() + "'").toList());
        return select(
                connection,
                "WHERE status IN (" + words
                        + ") ORDER BY ended_at IS NOT NULL, COALESCE(-ended_at, due_at), id LIMIT ?",
                most);
    }

    /** Those that became overdue and nobody was told yet. */
    static List<Concern> late(Connection connection, Instant now, int most) throws SQLException {
        return select(
                connection,
                "WHERE status IN ('received', 'in-progress') AND overdue_at IS NULL AND due_at <= ? ORDER BY due_at"
                        + " LIMIT ?",
                now.toEpochMilli(),
                most);
    }

    /** Those about calls whose review is still to be opened, the oldest first, behind so many. */
    static List<Concern> unreviewed(Connection connection, Instant since, int most, int behind) throws SQLException {
        return select(
                connection,
                "WHERE call_id <> '' AND review_id = '' AND status <> 'closed' AND received_at > ?"
                        + " ORDER BY received_at, id LIMIT ? OFFSET ?",
                since.toEpochMilli(),
                most,
                behind);
    }

    static List<Concern> endedBefore(Connection connection, Instant time, int most) throws SQLException {
        return select(connection, "WHERE ended_at <= ? ORDER BY ended_at LIMIT ?", time.toEpochMilli(), most);
    }

    static List<Concern> ofSubject(Connection connection, String number) throws SQLException {
        return select(connection, "WHERE subject_number = ? ORDER BY received_at, id", number);
    }

    private static List<Concern> select(Connection connection, String where, Object... values) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + where)) {
            set(select, values);
            var found = new ArrayList<Concern>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(concern(rows));
                }
            }
            return found;
        }
    }

    private static Concern concern(ResultSet row) throws SQLException {
        var findings = row.getString(9);
        return new Concern(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Category.of(row.getString(5)).orElse(Category.OTHER),
                Status.of(row.getString(6)),
                row.getString(7),
                row.getString(8),
                findings.isEmpty() ? List.of() : Arrays.asList(findings.split(" ", -1)),
                row.getInt(10) != 0,
                Instant.ofEpochMilli(row.getLong(11)),
                Instant.ofEpochMilli(row.getLong(12)),
                time(row, 13),
                time(row, 14));
    }

    private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    static void taken(Connection connection, String id, String by) throws SQLException {
        update(connection, "UPDATE concerns SET status = 'in-progress', taken_by = ? WHERE id = ?", by, id);
    }

    static void ended(Connection connection, String id, Status status, Instant at) throws SQLException {
        var sql = "UPDATE concerns SET status = ?, ended_at = ? WHERE id = ?";
        update(connection, sql, status.word(), at.toEpochMilli(), id);
    }

    static void overdue(Connection connection, String id, Instant at) throws SQLException {
        update(connection, "UPDATE concerns SET overdue_at = ? WHERE id = ?", at.toEpochMilli(), id);
    }

    /** @param subject number of the person whom the call is about; empty leaves what there is */
    static void reviewed(Connection connection, String id, String review, String subject) throws SQLException {
        update(connection, "UPDATE concerns SET review_id = ? WHERE id = ?", review, id);
        if (!subject.isEmpty()) {
            update(connection, "UPDATE concerns SET subject_number = ? WHERE id = ?", subject, id);
        }
    }

    static void delete(Connection connection, String id) throws SQLException {
        update(connection, "DELETE FROM concern_texts WHERE concern_id = ?", id);
        update(connection, "DELETE FROM concerns WHERE id = ?", id);
    }

    static void putText(Connection connection, String concern, String kind, byte[] sealed) throws SQLException {
        var sql = "INSERT INTO concern_texts (concern_id, kind, sealed) VALUES (?, ?, ?)"
                + " ON CONFLICT (concern_id, kind) DO UPDATE SET sealed = excluded.sealed";
        update(connection, sql, concern, kind, sealed);
    }

    static Optional<byte[]> text(Connection connection, String concern, String kind) throws SQLException {
        var sql = "SELECT sealed FROM concern_texts WHERE concern_id = ? AND kind = ?";
        try (var select = connection.prepareStatement(sql)) {
            set(select, concern, kind);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
            }
        }
    }

    private static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (var update = connection.prepareStatement(sql)) {
            set(update, values);
            update.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
