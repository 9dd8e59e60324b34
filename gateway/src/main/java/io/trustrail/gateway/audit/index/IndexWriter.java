package io.trustrail.gateway.audit.index;

import io.trustrail.gateway.audit.log.leaf.Leaf;
import io.trustrail.gateway.audit.log.tile.MerkleHash;
import io.trustrail.gateway.audit.log.tile.TilePath;
import io.trustrail.gateway.audit.log.tile.TileReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Puts leaves into the index. For one thread at a time. */
final class IndexWriter implements AutoCloseable {

    private static final int BUNDLES_AT_ONCE = 64;
    private static final long MICROS = 1_000_000;

    /** From mild to strict; an index that is older than a change here must be made again. */
    static final List<String> VERDICTS = List.of("ALLOW", "FLAG", "REWRITE", "HOLD", "BLOCK");

    private final Connection connection;
    private final Words words;
    private final PreparedStatement leaf;
    private final PreparedStatement event;
    private final PreparedStatement person;
    private final PreparedStatement begin;
    private final PreparedStatement opened;
    private final PreparedStatement closed;
    private final PreparedStatement ended;
    private final PreparedStatement moved;
    private final PreparedStatement finding;
    private final PreparedStatement find;

    IndexWriter(Connection connection) throws SQLException {
        this.connection = connection;
        this.words = new Words(connection);
        leaf = connection.prepareStatement("INSERT INTO leaves (leaf, at, type, call) VALUES (?, ?, ?, ?)");
        event = connection.prepareStatement("INSERT INTO events (type, at, leaf) VALUES (?, ?, ?)");
        person = connection.prepareStatement("INSERT OR IGNORE INTO people (subject, leaf) VALUES (?, ?)");
        begin = connection.prepareStatement("INSERT INTO calls (call, leaf, at) VALUES (?, ?, ?)");
        opened = connection.prepareStatement("UPDATE calls SET tenant = ?, application = ?, feature = ?, policy = ?,"
                + " vendor = ?, model = ?, verdict = MAX(verdict, ?), subject = COALESCE(?, subject), level = ?"
                + " WHERE id = ?");
        closed = connection.prepareStatement("UPDATE calls SET tenant = ?, application = ?, feature = ?, policy = ?,"
                + " vendor = ?, model = ?, verdict = MAX(verdict, ?), subject = COALESCE(?, subject), outcome = ?,"
                + " status = ?, input_tokens = ?, output_tokens = ?, micros = ?, confidence = ?, language = ?"
                + " WHERE id = ?");
        ended = connection.prepareStatement("UPDATE calls SET outcome = ? WHERE id = ?");
        moved = connection.prepareStatement("UPDATE calls SET vendor = ?, model = ? WHERE id = ?");
        finding = connection.prepareStatement("INSERT INTO findings (category, call, count) VALUES (?, ?, ?)"
                + " ON CONFLICT (category, call) DO UPDATE SET count = count + excluded.count");
        find = connection.prepareStatement("SELECT id FROM calls WHERE call = ?");
    }

    long size() throws SQLException {
        return new Queries(connection).size();
    }

    /** Whether the leaves in the index are those of this log. */
    boolean isOf(TileReader log) throws SQLException, IOException {
        long size = size();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT last FROM state")) {
            return size == 0
                    || (size > log.first()
                            && size <= log.size()
                            && rows.next()
                            && rows.getString(1).equals(hash(log.entry(size - 1))));
        }
    }

    /** Takes all that is about leaves before an index out. */
    void forget(long before) throws SQLException {
        execute("PRAGMA secure_delete = ON");
        execute("BEGIN IMMEDIATE");
        boolean done = false;
        try {
            for (var table : List.of("leaves", "events", "people")) {
                execute("DELETE FROM " + table + " WHERE leaf < " + before);
            }
            execute("DELETE FROM calls WHERE leaf < " + before
                    + " AND NOT EXISTS (SELECT 1 FROM leaves WHERE leaves.call <> 0 AND leaves.call = calls.id)");
            execute("DELETE FROM findings WHERE call NOT IN (SELECT id FROM calls)");
            done = true;
        } finally {
            execute(done ? "COMMIT" : "ROLLBACK");
        }
        execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static String hash(byte[] entry) {
        return HexFormat.of().formatHex(MerkleHash.leaf(entry));
    }

    /** Takes leaves that the index doesn't have yet, so many steps at most; tells whether it has all. */
    boolean catchUp(TileReader log, int steps) throws SQLException, IOException {
        long size = Math.max(size(), log.first());
        for (int step = 0; step < steps && size < log.size(); step++) {
            execute("BEGIN IMMEDIATE");
            boolean done = false;
            try {
                // Read again: a command and the gateway may both be at it.
                size = Math.max(size(), log.first());
                size = size < log.size() ? add(log, size) : size;
                done = true;
            } finally {
                execute(done ? "COMMIT" : "ROLLBACK");
                if (!done) {
                    words.forget();
                }
            }
        }
        return size >= log.size();
    }

    private long add(TileReader log, long from) throws SQLException, IOException {
        long index = from;
        byte[] last = {};
        for (int bundles = 0; bundles < BUNDLES_AT_ONCE && index < log.size(); bundles++) {
            var entries = log.entries(index / TilePath.WIDTH);
            for (int i = (int) (index % TilePath.WIDTH); i < entries.size(); i++) {
                last = entries.get(i);
                add(index++, Leaf.fields(last));
            }
        }
        try (var update = connection.prepareStatement("UPDATE state SET size = ?, last = ?")) {
            update.setLong(1, index);
            update.setString(2, hash(last));
            update.executeUpdate();
        }
        return index;
    }

    private void add(long index, Map<String, Object> fields) throws SQLException {
        var type = text(fields, "type");
        long at = micros(text(fields, "at"));
        var name = text(fields, "call");
        long call = name.isEmpty() ? 0 : call(name, index, at);
        run(leaf, index, at, words.id(type), call);
        switch (type) {
            case "opened" -> opened(call, fields);
            case "closed" -> closed(call, fields);
            case "crashed" -> run(ended, words.id("crashed"), call);
            case "rerouted" -> run(moved, words.id(text(fields, "vendor")), words.id(text(fields, "model")), call);
            case "checkpoint" -> {}
            default -> event(index, words.id(type), at, fields);
        }
    }

    private void event(long index, int type, long at, Map<String, Object> fields) throws SQLException {
        run(event, type, at, index);
        if (fields.get("facts") instanceof Map<?, ?> facts
                && facts.get("subject") instanceof String subject
                && !subject.isEmpty()) {
            run(person, subject, index);
        }
    }

    private long call(String name, long index, long at) throws SQLException {
        find.setString(1, name);
        try (var rows = find.executeQuery()) {
            if (rows.next()) {
                return rows.getLong(1);
            }
        }
        run(begin, name, index, at);
        try (var rows = find.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void opened(long call, Map<String, Object> fields) throws SQLException {
        int next = common(opened, fields);
        opened.setLong(next, number(fields, "level", -1));
        opened.setLong(next + 1, call);
        opened.executeUpdate();
        findings(call, fields);
    }

    private void closed(long call, Map<String, Object> fields) throws SQLException {
        int next = common(closed, fields);
        closed.setInt(next, words.id(text(fields, "outcome")));
        closed.setLong(next + 1, number(fields, "status", 0));
        closed.setLong(next + 2, number(fields, "inputTokens", -1));
        closed.setLong(next + 3, number(fields, "outputTokens", -1));
        closed.setLong(next + 4, number(fields, "totalMicros", 0));
        closed.setLong(next + 5, number(fields, "confidencePermille", -1));
        closed.setInt(next + 6, words.id(text(fields, "language")));
        closed.setLong(next + 7, call);
        closed.executeUpdate();
        findings(call, fields);
    }

    /** What beginning and end both tell. Returns the next parameter. */
    private int common(PreparedStatement update, Map<String, Object> fields) throws SQLException {
        int next = 1;
        for (var name : new String[] {"tenant", "application", "feature", "policyHash", "vendor", "model"}) {
            update.setInt(next++, words.id(text(fields, name)));
        }
        update.setInt(next++, rank(text(fields, "verdict")));
        var subject = text(fields, "subject");
        update.setString(next++, subject.isEmpty() ? null : subject);
        return next;
    }

    /** A verdict's place among all, from mild to strict. */
    static int rank(String verdict) {
        return Math.max(0, VERDICTS.indexOf(verdict));
    }

    private void findings(long call, Map<String, Object> fields) throws SQLException {
        if (fields.get("findings") instanceof Map<?, ?> counts) {
            for (var entry : counts.entrySet()) {
                if (entry.getValue() instanceof Long count) {
                    run(finding, words.id(String.valueOf(entry.getKey())), call, count);
                }
            }
        }
    }

    private static void run(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.executeUpdate();
    }

    private static String text(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof String text ? text : "";
    }

    private static long number(Map<String, Object> fields, String name, long otherwise) {
        return fields.get(name) instanceof Long number ? number : otherwise;
    }

    static long micros(Instant at) {
        return at.getEpochSecond() * MICROS + at.getNano() / 1_000;
    }

    private static long micros(String at) {
        try {
            return micros(Instant.parse(at));
        } catch (DateTimeParseException e) {
            return 0;
        }
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
