package io.trustrail.gateway.review.hooks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The SQL about webhooks. */
final class HookTable {

    private static final String SELECT = "SELECT id, url, events, created_by, created_at FROM webhooks";

    private HookTable() {}

    static void insert(Connection connection, Webhook hook, byte[] secret) throws SQLException {
        var sql = "INSERT INTO webhooks (id, url, events, secret, created_by, created_at) VALUES (?, ?, ?, ?, ?, ?)";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, hook.id());
            insert.setString(2, hook.url());
            insert.setString(3, hook.events().stream().map(HookEvent::word).collect(Collectors.joining(" ")));
            insert.setBytes(4, secret);
            insert.setString(5, hook.createdBy());
            insert.setLong(6, hook.created().toEpochMilli());
            insert.executeUpdate();
        }
    }

    /** Forgets it, with what was still to be told; whether it was there. */
    static boolean delete(Connection connection, String id) throws SQLException {
        try (var outbox = connection.prepareStatement("DELETE FROM webhook_outbox WHERE webhook_id = ?")) {
            outbox.setString(1, id);
            outbox.executeUpdate();
        }
        try (var delete = connection.prepareStatement("DELETE FROM webhooks WHERE id = ?")) {
            delete.setString(1, id);
            return delete.executeUpdate() == 1;
        }
    }

    /** Oldest first. */
    static List<Webhook> all(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + " ORDER BY created_at, id")) {
            return read(select);
        }
    }

    static Optional<Webhook> byId(Connection connection, String id) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + " WHERE id = ?")) {
            select.setString(1, id);
            return read(select).stream().findFirst();
        }
    }

    private static List<Webhook> read(PreparedStatement select) throws SQLException {
        var hooks = new ArrayList<Webhook>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                var events = Arrays.stream(rows.getString("events").split(" ", -1))
                        .flatMap(word -> HookEvent.of(word).stream())
                        .collect(Collectors.toSet());
                hooks.add(new Webhook(
                        rows.getString("id"),
                        rows.getString("url"),
                        events,
                        rows.getString("created_by"),
                        Instant.ofEpochMilli(rows.getLong("created_at"))));
            }
        }
        return hooks;
    }
}
