package io.trustrail.gateway.trust.consent;

import io.trustrail.gateway.policy.trust.Purpose;
import io.trustrail.gateway.trust.consent.Consent.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The SQL about consents. */
final class ConsentTable {

    private ConsentTable() {}

    static Map<Purpose, Consent> of(Connection connection, String number) throws SQLException {
        var sql = "SELECT purpose, state, source, text_version, at FROM consents WHERE number = ?";
        var consents = new EnumMap<Purpose, Consent>(Purpose.class);
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, number);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var consent = new Consent(
                            State.of(rows.getString(2)).orElseThrow(),
                            rows.getString(3),
                            rows.getString(4),
                            Instant.ofEpochMilli(rows.getLong(5)));
                    Purpose.of(rows.getString(1)).ifPresent(purpose -> consents.put(purpose, consent));
                }
            }
        }
        return consents;
    }

    static void put(Connection connection, String number, Purpose purpose, Consent consent) throws SQLException {
        var sql = "INSERT INTO consents (number, purpose, state, source, text_version, at) VALUES (?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (number, purpose) DO UPDATE SET state = excluded.state, source = excluded.source,"
                + " text_version = excluded.text_version, at = excluded.at";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, number);
            insert.setString(2, purpose.word());
            insert.setString(3, consent.state().word());
            insert.setString(4, consent.source());
            insert.setString(5, consent.textVersion());
            insert.setLong(6, consent.at().toEpochMilli());
            insert.executeUpdate();
        }
    }

    /** Remembers a person's sealed id, once. */
    static void person(Connection connection, String number, String tenant, byte[] sealed) throws SQLException {
        var sql = "INSERT INTO consent_people (number, tenant, sealed_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, number);
            insert.setString(2, tenant);
            insert.setBytes(3, sealed);
            insert.executeUpdate();
        }
    }

    record Person(String number, String tenant, byte[] sealedId) {}

    static Optional<Person> person(Connection connection, String number) throws SQLException {
        return people(connection, "WHERE number = ?", number, 1).stream().findFirst();
    }

    /** The next people behind a number, in the order of numbers. */
    static List<Person> peopleAfter(Connection connection, String number, int most) throws SQLException {
        return people(connection, "WHERE number > ? ORDER BY number", number, most);
    }

    private static List<Person> people(Connection connection, String where, String number, int most)
            throws SQLException {
        var sql = "SELECT number, tenant, sealed_id FROM consent_people " + where + " LIMIT " + most;
        var people = new ArrayList<Person>();
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, number);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    people.add(new Person(rows.getString(1), rows.getString(2), rows.getBytes(3)));
                }
            }
        }
        return people;
    }

    /** Removes all about a person; returns how many entries there were. */
    static long remove(Connection connection, String number) throws SQLException {
        return delete(connection, "consents", number)
                + delete(connection, "consent_people", number)
                + delete(connection, "consent_history", number);
    }

    private static long delete(Connection connection, String table, String number) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM " + table + " WHERE number = ?")) {
            delete.setString(1, number);
            return delete.executeUpdate();
        }
    }

    /** Number of the last change; 0 if there was none. */
    static long lastChange(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT COALESCE(MAX(seq), 0) FROM consent_changes")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Notes that something changed for a person; for a transaction that writes. */
    static long change(Connection connection, String number, Instant at) throws SQLException {
        long seq = lastChange(connection) + 1;
        var sql = "INSERT INTO consent_changes (seq, number, at) VALUES (?, ?, ?)";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setLong(1, seq);
            insert.setString(2, number);
            insert.setLong(3, at.toEpochMilli());
            insert.executeUpdate();
        }
        return seq;
    }

    /** Whose consents changed, with the number of the last change. */
    static Map<String, Long> changesAfter(Connection connection, long seq) throws SQLException {
        var sql = "SELECT number, seq FROM consent_changes WHERE seq > ? ORDER BY seq";
        var changes = new LinkedHashMap<String, Long>();
        try (var select = connection.prepareStatement(sql)) {
            select.setLong(1, seq);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    changes.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return changes;
    }

    /** Forgets changes that everybody has seen; the last one stays, so that numbers go on. */
    static void forgetChangesBefore(Connection connection, Instant time) throws SQLException {
        var sql = "DELETE FROM consent_changes WHERE at < ? AND seq < (SELECT MAX(seq) FROM consent_changes)";
        try (var delete = connection.prepareStatement(sql)) {
            delete.setLong(1, time.toEpochMilli());
            delete.executeUpdate();
        }
    }
}
