package io.trustrail.gateway.audit.index;

import io.trustrail.gateway.audit.log.tile.MerkleHash;
import io.trustrail.gateway.audit.log.tile.TilePath;
import io.trustrail.gateway.audit.log.tile.TileReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Puts leaves into the index. For one thread at a time. */
final class IndexWriter implements AutoCloseable {

    private static final int BUNDLES_AT_ONCE = 64;
    private static final long MICROS = 1_000_000;

    /** From mild to strict; an index that is older than a change here must be made again. */
    static final List<String> VERDICTS = List.of("ALLOW", "FLAG", "REWRITE", "HOLD", "BLOCK");

    private static final Set<String> NO_EVENTS = Set.of("opened", "closed", "crashed", "rerouted", "checkpoint");

    private final Connection connection;
    private final Words words;
    private final LeafTimes times = new LeafTimes();
    private final CallTable calls;
    private final PreparedStatement leaf;
    private final PreparedStatement event;
    private final PreparedStatement person;

    IndexWriter(Connection connection) throws SQLException {
        this.connection = connection;
        this.words = new Words(connection);
        this.calls = new CallTable(connection);
        leaf = connection.prepareStatement("INSERT INTO leaves (leaf, at, type, call) VALUES (?, ?, ?, ?)");
        event = connection.prepareStatement("INSERT INTO events (type, at, leaf) VALUES (?, ?, ?)");
        person = connection.prepareStatement("INSERT OR IGNORE INTO people (subject, leaf) VALUES (?, ?)");
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
        connection.setAutoCommit(false);
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
            end(done);
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
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                // Read again: a command and the gateway may both be at it.
                size = Math.max(size(), log.first());
                size = size < log.size() ? add(log, size) : size;
                done = true;
            } finally {
                end(done);
            }
        }
        return size >= log.size();
    }

    private void end(boolean done) throws SQLException {
        calls.forget();
        if (!done) {
            words.forget();
            connection.rollback();
        }
        connection.setAutoCommit(true);
    }

    private long add(TileReader log, long from) throws SQLException, IOException {
        long index = from;
        byte[] last = {};
        for (int bundles = 0; bundles < BUNDLES_AT_ONCE && index < log.size(); bundles++) {
            var entries = log.entries(index / TilePath.WIDTH);
            for (int i = (int) (index % TilePath.WIDTH); i < entries.size(); i++) {
                last = entries.get(i);
                add(index++, LeafFields.of(last));
            }
        }
        calls.write();
        try (var update = connection.prepareStatement("UPDATE state SET size = ?, last = ?")) {
            update.setLong(1, index);
            update.setString(2, hash(last));
            update.executeUpdate();
        }
        return index;
    }

    private void add(long index, LeafFields fields) throws SQLException {
        var type = fields.text("type");
        long at = times.micros(fields.text("at"));
        var name = fields.text("call");
        long call = 0;
        if (!name.isEmpty()) {
            var row = calls.row(name, index, at);
            row.take(type, fields, words);
            call = row.id();
        }
        leaf.setLong(1, index);
        leaf.setLong(2, at);
        leaf.setInt(3, words.id(type));
        leaf.setLong(4, call);
        leaf.executeUpdate();
        if (!NO_EVENTS.contains(type)) {
            event(index, words.id(type), at, fields);
        }
    }

    private void event(long index, int type, long at, LeafFields fields) throws SQLException {
        event.setInt(1, type);
        event.setLong(2, at);
        event.setLong(3, index);
        event.executeUpdate();
        if (fields.map("facts").get("subject") instanceof String subject && !subject.isEmpty()) {
            person.setString(1, subject);
            person.setLong(2, index);
            person.executeUpdate();
        }
    }

    /** A verdict's place among all, from mild to strict. */
    static int rank(String verdict) {
        return Math.max(0, VERDICTS.indexOf(verdict));
    }

    static long micros(Instant at) {
        return at.getEpochSecond() * MICROS + at.getNano() / 1_000;
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
