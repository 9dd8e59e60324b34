package io.trustrail.gateway.audit.commit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SQL of groups in PostgreSQL. Each method is one transaction. */
final class GroupTable {

    /** The number of the lock under which tables are made. */
    private static final long MAKING = 7_276_838_022L;

    /** The first number of the locks that gateways hold as long as they are connected; the second is their name's. */
    private static final int CONNECTED = 727_683;

    /** Waits for nobody who uses the table: the next time is soon enough. */
    private static final String DROP_EMPTY_MONTHS = """
        DO $$
        DECLARE month TEXT; used BOOLEAN;
        BEGIN
          PERFORM set_config('lock_timeout', '1s', true);
          FOR month IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
              WHERE i.inhparent = 'journal_groups'::regclass AND c.relname ~ '^journal_groups_[0-9]{4}_[0-9]{2}$'
              AND c.relname < 'journal_groups_' || to_char(now() AT TIME ZONE 'UTC', 'YYYY_MM')
          LOOP
            EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I)', month) INTO used;
            IF NOT used THEN
              EXECUTE format('DROP TABLE %I', month);
            END IF;
          END LOOP;
        EXCEPTION WHEN lock_not_available OR undefined_table THEN
          NULL;
        END $$\
        """;

    private GroupTable() {}

    /** A group as it is kept. */
    record Row(long segment, long first, long next, byte[] frames) {}

    static void create(Connection connection) throws SQLException {
        execute(
                connection,
                "BEGIN; SELECT pg_advisory_xact_lock(" + MAKING + "); CREATE TABLE IF NOT EXISTS journal_replicas"
                        + " (replica TEXT NOT NULL PRIMARY KEY, owner TEXT NOT"
                        + " NULL, next_seq BIGINT NOT NULL, written_at"
                        + " TIMESTAMPTZ NOT NULL, reported_seq BIGINT NOT NULL DEFAULT 0); CREATE TABLE IF NOT EXISTS"
                        + " journal_groups (replica TEXT NOT NULL, first_seq"
                        + " BIGINT NOT NULL, next_seq BIGINT NOT NULL, segment"
                        + " BIGINT NOT NULL, at TIMESTAMPTZ NOT NULL, frames"
                        + " BYTEA NOT NULL, PRIMARY KEY (replica, first_seq,"
                        + " at)) PARTITION BY RANGE (at); CREATE INDEX IF NOT"
                        + " EXISTS journal_groups_segment ON journal_groups"
                        + " (replica, segment); CREATE TABLE IF NOT EXISTS"
                        + " journal_groups_other PARTITION OF journal_groups"
                        + " DEFAULT; COMMIT");
    }

    /** Makes the partition of a month, in UTC. */
    static void partition(Connection connection, YearMonth month) throws SQLException {
        var name = "journal_groups_" + month.toString().replace('-', '_');
        execute(
                connection,
                "BEGIN; SELECT pg_advisory_xact_lock(" + MAKING + "); CREATE TABLE IF NOT EXISTS " + name
                        + " PARTITION OF journal_groups FOR VALUES FROM ('" + month + "-01 00:00:00+00') TO ('"
                        + month.plusMonths(1) + "-01 00:00:00+00'); COMMIT");
    }

    /** From now on the replica's groups are its owner's alone. */
    static void take(Connection connection, String replica, String owner) throws SQLException {
        var sql = "INSERT INTO journal_replicas (replica, owner, next_seq, written_at) VALUES (?, ?, 1, now())"
                + " ON CONFLICT (replica) DO UPDATE SET owner = excluded.owner";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, replica);
            insert.setString(2, owner);
            insert.executeUpdate();
        }
    }

    /** Shows others that the gateway is there, until the connection ends; a dead machine's ends in half a minute. */
    static void show(Connection connection, String replica) throws SQLException {
        execute(
                connection,
                "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3");
        // Shared, so that it never waits for a former connection under the same name.
        try (var lock = connection.prepareStatement("SELECT pg_advisory_lock_shared(?, hashtext(?))")) {
            lock.setInt(1, CONNECTED);
            lock.setString(2, replica);
            lock.execute();
        }
    }

    /** Gateways that show themselves no more, with the number of their next record, if that was not reported yet. */
    static Map<String, Long> silent(Connection connection) throws SQLException {
        var silent = new LinkedHashMap<String, Long>();
        var sql = "SELECT replica, next_seq FROM journal_replicas WHERE reported_seq < next_seq"
                + " AND pg_try_advisory_xact_lock(?, hashtext(replica)) ORDER BY replica";
        try (var select = connection.prepareStatement(sql)) {
            select.setInt(1, CONNECTED);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    silent.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return silent;
    }

    static boolean reported(Connection connection, String replica, long next) throws SQLException {
        var sql = "UPDATE journal_replicas SET reported_seq = ? WHERE replica = ? AND reported_seq < ?";
        try (var update = connection.prepareStatement(sql)) {
            update.setLong(1, next);
            update.setString(2, replica);
            update.setLong(3, next);
            return update.executeUpdate() == 1;
        }
    }

    /** Whether the replica still is its owner's. */
    static boolean insert(Connection connection, String replica, String owner, Row row) throws SQLException {
        var sql = "WITH mine AS (UPDATE journal_replicas SET next_seq = ?, written_at = now()"
                + " WHERE replica = ? AND owner = ? RETURNING replica)"
                + " INSERT INTO journal_groups (replica, first_seq, next_seq, segment, at, frames)"
                + " SELECT replica, ?, ?, ?, now(), ? FROM mine";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setLong(1, row.next());
            insert.setString(2, replica);
            insert.setString(3, owner);
            insert.setLong(4, row.first());
            insert.setLong(5, row.next());
            insert.setLong(6, row.segment());
            insert.setBytes(7, row.frames());
            return insert.executeUpdate() == 1;
        }
    }

    /** Removes groups from a record on. Whether the replica still is its owner's. */
    static boolean forget(Connection connection, String replica, String owner, long first) throws SQLException {
        var sql = "WITH mine AS (UPDATE journal_replicas SET next_seq = ? WHERE replica = ? AND owner = ?"
                + " RETURNING replica), gone AS (DELETE FROM journal_groups g USING mine WHERE g.replica = mine.replica"
                + " AND g.first_seq >= ?) SELECT COUNT(*) FROM mine";
        try (var forget = connection.prepareStatement(sql)) {
            forget.setLong(1, first);
            forget.setString(2, replica);
            forget.setString(3, owner);
            forget.setLong(4, first);
            try (var rows = forget.executeQuery()) {
                return rows.next() && rows.getLong(1) == 1;
            }
        }
    }

    /** The files that a replica's groups belong to, in order. */
    static List<Long> segments(Connection connection, String replica) throws SQLException {
        var segments = new ArrayList<Long>();
        var sql = "SELECT DISTINCT segment FROM journal_groups WHERE replica = ? ORDER BY segment";
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, replica);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    segments.add(rows.getLong(1));
                }
            }
        }
        return segments;
    }

    /** The groups of one file, in order. */
    static List<byte[]> frames(Connection connection, String replica, long segment) throws SQLException {
        var frames = new ArrayList<byte[]>();
        var sql = "SELECT frames FROM journal_groups WHERE replica = ? AND segment = ? ORDER BY first_seq";
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, replica);
            select.setLong(2, segment);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    frames.add(rows.getBytes(1));
                }
            }
        }
        return frames;
    }

    /**
     * Removes the groups of files before the one that has a record, the oldest first, so many files at most.
     *
     * @return how many groups were removed
     */
    static int remove(Connection connection, String replica, long before, int files) throws SQLException {
        var sql =
                "DELETE FROM journal_groups WHERE replica = ? AND segment < (SELECT MAX(segment) FROM (SELECT DISTINCT"
                        + " segment FROM journal_groups WHERE replica = ? AND segment <= ? ORDER BY segment LIMIT ?) AS"
                        + " oldest)";
        try (var remove = connection.prepareStatement(sql)) {
            remove.setString(1, replica);
            remove.setString(2, replica);
            remove.setLong(3, before);
            remove.setInt(4, files + 1);
            return remove.executeUpdate();
        }
    }

    /** Drops the partitions of months that are over, by the database's clock, and have no groups of anybody. */
    static void dropEmptyMonths(Connection connection) throws SQLException {
        try (var drop = connection.createStatement()) {
            drop.execute(DROP_EMPTY_MONTHS);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
