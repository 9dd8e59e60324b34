package io.trustrail.gateway.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** The SQLite file of a data directory: one connection writes, some read. */
final class SqliteStore implements Store {

    private static final Logger log = LoggerFactory.getLogger(SqliteStore.class);
    private static final int BUSY_TIMEOUT_MILLIS = 5_000;
    private static final long BUSY_PAUSE_NANOS = 10_000_000;

    private final Connection connection;
    private final Readers readers;
    private final Readers.Source connections;
    private final ReentrantLock lock = new ReentrantLock();

    private SqliteStore(Readers.Source connections) throws SQLException {
        this.connection = connections.open();
        this.readers = new Readers(connections);
        this.connections = connections;
    }

    static SqliteStore open(Path data) {
        var file = data.resolve(FILE);
        try {
            OwnerOnly.directory(data);
            OwnerOnly.file(file);
            return new SqliteStore(() -> connect(file)).migrated();
        } catch (IOException | SQLException e) {
            throw new StoreUnavailable("the store " + file + " can't be opened: " + e.getMessage(), e);
        }
    }

    /* Who finds another process making the journal of a new file is not told to wait by SQLite: so it tries again. */
    private static Connection connect(Path file) throws SQLException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BUSY_TIMEOUT_MILLIS);
        while (true) {
            try {
                return PreparedOnce.of(config().createConnection("jdbc:sqlite:" + file));
            } catch (SQLException e) {
                if (e.getErrorCode() != SQLiteErrorCode.SQLITE_BUSY.code || System.nanoTime() - deadline > 0) {
                    throw e;
                }
                LockSupport.parkNanos(BUSY_PAUSE_NANOS);
            }
        }
    }

    private static SQLiteConfig config() {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        // The driver asks for them with one more statement after each INSERT.
        config.setGetGeneratedKeys(false);
        // What is deleted is overwritten with zeros.
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        return config;
    }

    private SqliteStore migrated() {
        try {
            call(connection -> {
                Migrations.apply(connection, Dialect.SQLITE);
                return true;
            });
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public <T extends @Nullable Object> T call(SqlFunction<T> work) {
        return locked(() -> {
            // A transaction that reads first and writes later could not wait for another process: take the lock at
            // once.
            execute("BEGIN IMMEDIATE");
            var committed = false;
            try {
                var result = work.apply(connection);
                execute("COMMIT");
                committed = true;
                return result;
            } finally {
                if (!committed) {
                    rollback();
                }
            }
        });
    }

    @Override
    public <T extends @Nullable Object> T callBeside(SqlFunction<T> work) {
        return call(work);
    }

    @Override
    public <T extends @Nullable Object> T query(SqlFunction<T> work) {
        if (lock.isHeldByCurrentThread()) {
            return locked(() -> work.apply(connection));
        }
        return blocking(() -> {
            var reader = readers.take();
            try {
                return work.apply(reader);
            } finally {
                readers.back(reader);
            }
        });
    }

    /* One gateway at a time has the data directory. */
    @Override
    public Optional<Duty> take(String duty) {
        return Optional.of(() -> {});
    }

    @Override
    public boolean checkpoint() {
        return locked(() -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                return rows.next() && rows.getInt(1) == 0;
            }
        });
    }

    @Override
    public boolean scrub() {
        locked(() -> {
            // On a connection of its own: SQLite does it on none that has statements under way, and kept ones may be.
            try (var fresh = connections.open();
                    var statement = fresh.createStatement()) {
                statement.execute("VACUUM");
            }
            return true;
        });
        return checkpoint();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            readers.close();
            connection.close();
        } catch (SQLException e) {
            throw new StoreUnavailable("the store can't be closed: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    private <T extends @Nullable Object> T locked(SqlCall<T> work) {
        return blocking(() -> {
            lock.lock();
            try {
                return work.run();
            } finally {
                lock.unlock();
            }
        });
    }

    private static <T extends @Nullable Object> T blocking(SqlCall<T> work) {
        Worker.require();
        try {
            return work.run();
        } catch (SQLException e) {
            throw new StoreUnavailable("the store failed: " + e.getMessage(), e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    private void rollback() {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            // After some errors, such as a full disk, SQLite has rolled back already and says that there is nothing
            // left.
            log.debug("rollback: {}", e.getMessage());
        }
    }

    private interface SqlCall<T extends @Nullable Object> {
        T run() throws SQLException;
    }
}
