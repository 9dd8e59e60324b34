package io.trustrail.gateway.review.hooks;

import io.trustrail.gateway.review.hooks.Delivery.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The SQL about messages. */
final class OutboxTable {

    private OutboxTable() {}

    /** A message that is to be sent now. */
    record Due(Delivery delivery, String url, byte[] secret, String payload) {}

    static void insert(Connection connection, Delivery delivery, String payload) throws SQLException {
        var sql = "INSERT INTO webhook_outbox (id, webhook_id, event, review_id, payload, state, attempts, created_at,"
                + " next_at, problem) VALUES (?, ?, ?, ?, ?, 'pending', 0, ?, ?, '')";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, delivery.id());
            insert.setString(2, delivery.webhook());
            insert.setString(3, delivery.event());
            insert.setString(4, delivery.about());
            insert.setString(5, payload);
            insert.setLong(6, delivery.created().toEpochMilli());
            insert.setLong(7, delivery.next().toEpochMilli());
            insert.executeUpdate();
        }
    }

    /**
     * Takes what is due, and counts the attempt. Other processes leave it alone until then.
     *
     * @param again when it is due again if nothing is heard of this attempt
     * @param latest what is due later than this was written before the clock was set back, and is due now
     */
    static List<Due> take(Connection connection, Instant now, Instant again, Instant latest, int limit)
            throws SQLException {
        var due = new ArrayList<Due>();
        var sql = "SELECT o.*, h.url, h.secret FROM webhook_outbox o JOIN webhooks h ON h.id = o.webhook_id"
                + " WHERE o.state = 'pending' AND (o.next_at <= ? OR o.next_at > ?) ORDER BY o.next_at, o.id LIMIT ?";
        try (var select = connection.prepareStatement(sql)) {
            select.setLong(1, now.toEpochMilli());
            select.setLong(2, latest.toEpochMilli());
            select.setInt(3, limit);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    due.add(new Due(
                            delivery(rows), rows.getString("url"), rows.getBytes("secret"), rows.getString("payload")));
                }
            }
        }
        for (var one : due) {
            set(
                    connection,
                    one.delivery().id(),
                    State.PENDING,
                    again,
                    one.delivery().problem(),
                    1);
        }
        return due;
    }

    /** Whether anything is due. */
    static boolean isDue(Connection connection, Instant now, Instant latest) throws SQLException {
        var sql = "SELECT 1 FROM webhook_outbox WHERE state = 'pending' AND (next_at <= ? OR next_at > ?) LIMIT 1";
        try (var select = connection.prepareStatement(sql)) {
            select.setLong(1, now.toEpochMilli());
            select.setLong(2, latest.toEpochMilli());
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** All webhooks with how many messages wait or were given up. */
    static List<WebhookDesk.Overview> overviews(Connection connection) throws SQLException {
        var all = new ArrayList<WebhookDesk.Overview>();
        for (var hook : HookTable.all(connection)) {
            all.add(new WebhookDesk.Overview(
                    hook, count(connection, hook.id(), State.PENDING), count(connection, hook.id(), State.DEAD)));
        }
        return all;
    }

    private static long count(Connection connection, String webhook, State state) throws SQLException {
        var sql = "SELECT COUNT(*) FROM webhook_outbox WHERE webhook_id = ? AND state = ?";
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, webhook);
            select.setString(2, state.name().toLowerCase(Locale.ROOT));
            try (var rows = select.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    /** Says how an attempt ended. */
    static void ended(Connection connection, String id, State state, Instant at, String problem) throws SQLException {
        set(connection, id, state, at, problem, 0);
    }

    private static void set(Connection connection, String id, State state, Instant at, String problem, int attempts)
            throws SQLException {
        var time = state == State.PENDING ? "next_at" : "ended_at";
        var sql = "UPDATE webhook_outbox SET state = ?, " + time + " = ?, problem = ?, attempts = attempts + ?"
                + " WHERE id = ?";
        try (var update = connection.prepareStatement(sql)) {
            update.setString(1, state.name().toLowerCase(Locale.ROOT));
            update.setLong(2, at.toEpochMilli());
            update.setString(3, problem);
            update.setInt(4, attempts);
            update.setString(5, id);
            update.executeUpdate();
        }
    }

    /** Makes all messages due that no target took, dead ones again as new ones; how many. */
    static int revive(Connection connection, String webhook, Instant now) throws SQLException {
        var sql = "UPDATE webhook_outbox SET created_at = CASE state WHEN 'dead' THEN ? ELSE created_at END,"
                + " state = 'pending', attempts = 0, next_at = ?, ended_at = NULL"
                + " WHERE webhook_id = ? AND state IN ('dead', 'pending')";
        try (var update = connection.prepareStatement(sql)) {
            update.setLong(1, now.toEpochMilli());
            update.setLong(2, now.toEpochMilli());
            update.setString(3, webhook);
            return update.executeUpdate();
        }
    }

    /** Forgets what was taken by its target before a time. */
    static int forget(Connection connection, Instant before) throws SQLException {
        var sql = "DELETE FROM webhook_outbox WHERE state = 'delivered' AND ended_at < ?";
        try (var delete = connection.prepareStatement(sql)) {
            delete.setLong(1, before.toEpochMilli());
            return delete.executeUpdate();
        }
    }

    /** Messages of a webhook, the newest first. */
    static List<Delivery> of(Connection connection, String webhook, int limit) throws SQLException {
        var sql = "SELECT * FROM webhook_outbox WHERE webhook_id = ? ORDER BY created_at DESC, id LIMIT ?";
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, webhook);
            select.setInt(2, limit);
            return read(select);
        }
    }

    private static List<Delivery> read(PreparedStatement select) throws SQLException {
        var all = new ArrayList<Delivery>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                all.add(delivery(rows));
            }
        }
        return all;
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        long ended = row.getLong("ended_at");
        return new Delivery(
                row.getString("id"),
                row.getString("webhook_id"),
                row.getString("event"),
                row.getString("review_id"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("next_at")),
                ended == 0 ? null : Instant.ofEpochMilli(ended),
                row.getString("problem"));
    }
}
