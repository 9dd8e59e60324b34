package io.trustrail.gateway.store;

import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Events for the audit record that are committed together with the change that they tell of. Any process that has the
 * store open may write them; the gateway that holds the journal moves them there. One that dies in between may move an
 * event twice: both have the same id.
 */
public final class Outbox {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 10;
    private static final long MICROS = 1_000_000;

    private Outbox() {}

    /**
     * An event that waits.
     *
     * @param id of its own
     * @param kind such as {@code key.created}
     * @param facts names, ids, states; no content
     */
    public record Entry(String id, String kind, Instant at, Map<String, String> facts) {}

    /** Adds an event in the caller's transaction. The name of the operating system's user is added to its facts. */
    public static void add(Connection connection, String kind, Instant at, Map<String, String> facts)
            throws SQLException {
        var all = new JsonObject(new LinkedHashMap<>(facts)).put("osUser", System.getProperty("user.name", "unknown"));
        var sql = "INSERT INTO audit_outbox (id, kind, at, facts) VALUES (?, ?, ?, ?)";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, randomId());
            insert.setString(2, kind);
            insert.setLong(3, at.getEpochSecond() * MICROS + at.getNano() / 1_000);
            insert.setString(4, all.encode());
            insert.executeUpdate();
        }
    }

    /** The events that wait longest, the oldest first. */
    public static List<Entry> oldest(Connection connection, int limit) throws SQLException {
        var found = new ArrayList<Entry>();
        var sql = "SELECT id, kind, at, facts FROM audit_outbox ORDER BY at, id LIMIT " + limit;
        try (var select = connection.prepareStatement(sql);
                var rows = select.executeQuery()) {
            while (rows.next()) {
                var facts = new LinkedHashMap<String, String>();
                new JsonObject(rows.getString(4)).forEach(fact -> facts.put(fact.getKey(), (String) fact.getValue()));
                found.add(new Entry(rows.getString(1), rows.getString(2), instant(rows.getLong(3)), facts));
            }
        }
        return found;
    }

    /** Removes an event that is in the journal. */
    public static void remove(Connection connection, String id) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM audit_outbox WHERE id = ?")) {
            delete.setString(1, id);
            delete.executeUpdate();
        }
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(micros / MICROS, micros % MICROS * 1_000);
    }

    private static String randomId() {
        var id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        return "evt_" + HexFormat.of().formatHex(id);
    }
}
