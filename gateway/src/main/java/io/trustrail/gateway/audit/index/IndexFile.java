package io.trustrail.gateway.audit.index;

import io.trustrail.gateway.store.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** The index's file and its tables. Times are microseconds since 1970-01-01 UTC. */
final class IndexFile {

    /** Counts up with every change of the tables: an index of another version is made again. */
    static final int VERSION = 3;

    private static final int BUSY_TIMEOUT_MILLIS = 5_000;

    private static final List<String> TABLES = List.of(
            "CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE)",
            "CREATE TABLE leaves (leaf INTEGER PRIMARY KEY, at INTEGER NOT NULL, type INTEGER NOT NULL,"
                    + " call INTEGER NOT NULL)",
            "CREATE INDEX leaves_of_call ON leaves (call) WHERE call <> 0",
            "CREATE TABLE events (type INTEGER NOT NULL, at INTEGER NOT NULL, leaf INTEGER NOT NULL,"
                    + " PRIMARY KEY (type, at, leaf)) WITHOUT ROWID",
            "CREATE TABLE people (subject TEXT NOT NULL, leaf INTEGER NOT NULL, PRIMARY KEY (subject, leaf)) WITHOUT"
                    + " ROWID",
            "CREATE TABLE calls (id INTEGER PRIMARY KEY, call TEXT NOT NULL UNIQUE, leaf INTEGER NOT NULL,"
                    + " at INTEGER NOT NULL, tenant INTEGER NOT NULL DEFAULT 0, application INTEGER NOT NULL DEFAULT 0,"
                    + " feature INTEGER NOT NULL DEFAULT 0, level INTEGER NOT NULL DEFAULT -1, subject TEXT,"
                    + " vendor INTEGER NOT NULL DEFAULT 0, model INTEGER NOT NULL DEFAULT 0,"
                    + " policy INTEGER NOT NULL DEFAULT 0, verdict INTEGER NOT NULL DEFAULT 0,"
                    + " outcome INTEGER NOT NULL DEFAULT 0, status INTEGER NOT NULL DEFAULT 0,"
                    + " input_tokens INTEGER NOT NULL DEFAULT -1, output_tokens INTEGER NOT NULL DEFAULT -1,"
                    + " micros INTEGER NOT NULL DEFAULT 0, confidence INTEGER NOT NULL DEFAULT -1,"
                    + " language INTEGER NOT NULL DEFAULT 0)",
            "CREATE INDEX calls_by_time ON calls (at)",
            "CREATE INDEX calls_of_subject ON calls (subject) WHERE subject IS NOT NULL",
            "CREATE INDEX calls_stopped ON calls (verdict) WHERE verdict > 0",
            "CREATE INDEX calls_of_application ON calls (application)",
            "CREATE INDEX calls_of_feature ON calls (feature)",
            "CREATE TABLE findings (category INTEGER NOT NULL, call INTEGER NOT NULL, count INTEGER NOT NULL,"
                    + " PRIMARY KEY (category, call)) WITHOUT ROWID",
            "CREATE INDEX findings_of_call ON findings (call)",
            "CREATE TABLE state (size INTEGER NOT NULL, last TEXT NOT NULL)",
            "INSERT INTO state (size, last) VALUES (0, '')");

    private IndexFile() {}

    /** Opens the file for writing, and makes it anew if it is of another version or can't be read. */
    static Connection open(Path file) throws SQLException, IOException {
        OwnerOnly.directory(file.resolveSibling(""));
        OwnerOnly.file(file);
        try {
            var connection = connect(file);
            if (version(connection) == VERSION) {
                return connection;
            }
            connection.close();
        } catch (SQLException e) {
            // A damaged index is as good as none.
        }
        return create(file);
    }

    static Connection create(Path file) throws SQLException, IOException {
        for (var suffix : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
        }
        OwnerOnly.file(file);
        var connection = connect(file);
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("BEGIN IMMEDIATE");
            for (var table : TABLES) {
                statement.executeUpdate(table);
            }
            statement.executeUpdate("PRAGMA user_version = " + VERSION);
            statement.executeUpdate("COMMIT");
        }
        return connection;
    }

    private static int version(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA user_version")) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    /* What the last moments before a power cut wrote may be lost: the log has it. */
    static Connection connect(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setCacheSize(-16_384);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        // The driver asks for them with one more statement after each INSERT.
        config.setGetGeneratedKeys(false);
        return config.createConnection("jdbc:sqlite:" + file);
    }
}
