package io.trustrail.gateway.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL database, through a pool of connections.
 *
 * <p>Rooms read and then decide what to write, and rely on nobody else's writing in between, as SQLite grants it. Here an
 * advisory lock grants it to {@link #call}, over all gateways. {@link #callBeside} takes the same lock shared.
 */
final class PostgresStore implements Store {

    private static final Logger log = LoggerFactory.getLogger(PostgresStore.class);

    /** The number of the lock for writing: any that nobody else uses in this database. */
    private static final long WRITING = 7_276_838_021L;

    /** The first number of the locks for duties; the second is the duty's. */
    private static final int DUTIES = 727_682;

    private static final String ALONE = "SELECT pg_advisory_xact_lock(" + WRITING + ")";
    private static final String BESIDE = "SELECT pg_advisory_xact_lock_shared(" + WRITING + ")";
    private static final String PATIENCE_OF_MIGRATIONS = "SET LOCAL lock_timeout = '60s'";

    /*
     * Whoever waits for a lock gives up after some seconds, as with SQLite. A gateway that froze in the midst of a
     * transaction loses it, and with it the lock that others wait for.
     */
    private static final String SESSION = "SET lock_timeout = '5s'; SET idle_in_transaction_session_timeout = '30s'";

    private static final long CONNECT_MILLIS = 5_000;
    private static final Duration PATIENCE = Duration.ofMillis(2 * CONNECT_MILLIS);
    private static final int ATTEMPTS = 5;

    /** What two transactions do to each other: serialisation failure, deadlock, the same key twice. */
    private static final Set<String> COLLISIONS = Set.of("40001", "40P01", "23505");

    /** Somebody else has what is needed, and kept it too long. */
    private static final String LOCKED = "55P03";

    private static final String ONE_STATE = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";

    private final HikariDataSource pool;
    private final Outage outage = new Outage(System::nanoTime);
    /** The connection of the transaction that this thread is in. */
    @SuppressWarnings("ThreadLocalUsage") // each store has its own transactions
    private final ThreadLocal<Connection> own = new ThreadLocal<>();

    private PostgresStore(HikariDataSource pool) {
        this.pool = pool;
    }

    /** @throws StoreUnavailable naming the database and the reason */
    static PostgresStore open(Database database) {
        try {
            var store = new PostgresStore(new HikariDataSource(settings(database)));
            return store.migrated();
        } catch (HikariPool.PoolInitializationException e) {
            var reason = e.getCause() == null ? e : e.getCause();
            throw new StoreUnavailable(
                    "the database " + database.name() + " can't be opened: " + reason.getMessage() + " (" + Database.URL
                            + ", " + Database.USER + ", " + Database.PASSWORD + ")",
                    e);
        }
    }

    private static HikariConfig settings(Database database) {
        var settings = new HikariConfig();
        settings.setPoolName("trustrail");
        settings.setJdbcUrl(database.url());
        settings.setUsername(database.user().isEmpty() ? null : database.user());
        settings.setPassword(database.password().isEmpty() ? null : database.password());
        settings.setMaximumPoolSize(database.connections());
        settings.setMinimumIdle(1);
        settings.setConnectionTimeout(CONNECT_MILLIS);
        settings.setInitializationFailTimeout(CONNECT_MILLIS);
        settings.setConnectionInitSql(SESSION);
        Database.driver().forEach(settings::addDataSourceProperty);
        return settings;
    }

    private PostgresStore migrated() {
        try {
            onConnection(connection -> transaction(connection, PATIENCE_OF_MIGRATIONS + "; " + ALONE, migrating -> {
                Migrations.apply(migrating, Dialect.POSTGRES);
                return true;
            }));
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public <T extends @Nullable Object> T call(SqlFunction<T> work) {
        return onConnection(connection -> transaction(connection, ALONE, work));
    }

    @Override
    public <T extends @Nullable Object> T callBeside(SqlFunction<T> work) {
        return onConnection(connection -> {
            for (int attempt = 1; ; attempt++) {
                try {
                    return transaction(connection, BESIDE, work);
                } catch (SQLException e) {
                    if (attempt == ATTEMPTS || !COLLISIONS.contains(String.valueOf(e.getSQLState()))) {
                        throw e;
                    }
                }
            }
        });
    }

    private <T extends @Nullable Object> T transaction(Connection connection, String first, SqlFunction<T> work)
            throws SQLException {
        connection.setAutoCommit(false);
        var committed = false;
        try {
            own.set(connection);
            execute(connection, first);
            var result = work.apply(connection);
            connection.commit();
            committed = true;
            return result;
        } finally {
            own.remove();
            if (!committed) {
                rollback(connection);
            }
        }
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            log.debug("rollback: {}", e.getMessage());
        }
    }

    @Override
    public <T extends @Nullable Object> T query(SqlFunction<T> work) {
        var mine = own.get();
        if (mine == null) {
            return onConnection(connection -> transaction(connection, ONE_STATE, work));
        }
        try {
            return work.apply(mine);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public Optional<Duty> take(String duty) {
        Worker.require();
        try {
            var connection = connection();
            if (taken(connection, duty)) {
                return Optional.of(new Turn(connection));
            }
            giveBack(connection);
            return Optional.empty();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /* In a transaction that is left open: the server ends it if nobody moves, and the turn with it. */
    private static boolean taken(Connection connection, String duty) throws SQLException {
        try {
            connection.setAutoCommit(false);
            try (var ask = connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?, hashtext(?))")) {
                ask.setInt(1, DUTIES);
                ask.setString(2, duty);
                try (var rows = ask.executeQuery()) {
                    return rows.next() && rows.getBoolean(1);
                }
            }
        } catch (SQLException e) {
            giveBack(connection);
            throw e;
        }
    }

    private record Turn(Connection connection) implements Duty {

        @Override
        public boolean renew() {
            try (var ask = connection.createStatement()) {
                return ask.execute("SELECT 1");
            } catch (SQLException e) {
                return false;
            }
        }

        @Override
        public void close() {
            giveBack(connection);
        }
    }

    /* The pool rolls it back. */
    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            log.debug("a turn ended with its connection: {}", e.getMessage());
        }
    }

    /* Dead rows go at once, instead of when the server finds the time. */
    @Override
    public boolean checkpoint() {
        return vacuum("VACUUM ");
    }

    @Override
    public boolean scrub() {
        return vacuum("VACUUM FULL ");
    }

    private boolean vacuum(String command) {
        return onConnection(connection -> {
            // Takes as long as it takes; the pool sets the usual patience again.
            connection.setNetworkTimeout(Runnable::run, 0);
            for (var table : tables(connection)) {
                if (!vacuumed(connection, command + table)) {
                    return false;
                }
            }
            return true;
        });
    }

    private static boolean vacuumed(Connection connection, String command) throws SQLException {
        try {
            execute(connection, command);
            return true;
        } catch (SQLException e) {
            if (LOCKED.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    /* Partitions have records without content, many of them, and nothing is deleted there but whole months. */
    private static List<String> tables(Connection connection) throws SQLException {
        var sql = "SELECT quote_ident(relname) FROM pg_class WHERE relkind = 'r' AND NOT relispartition"
                + " AND relnamespace = current_schema()::regnamespace ORDER BY relname";
        var tables = new ArrayList<String>();
        try (var select = connection.prepareStatement(sql);
                var rows = select.executeQuery()) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private <T extends @Nullable Object> T onConnection(SqlFunction<T> work) {
        Worker.require();
        try (var connection = connection()) {
            return work.apply(connection);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /* Each who waits for a connection keeps a worker that others need. */
    private Connection connection() throws SQLException {
        if (!outage.mayTry(PATIENCE)) {
            throw new SQLTransientConnectionException("the database could not be reached a moment ago");
        }
        try {
            var connection = pool.getConnection();
            outage.ended();
            return connection;
        } catch (SQLTransientConnectionException e) {
            outage.failed();
            throw e;
        }
    }

    private static StoreUnavailable failed(SQLException e) {
        return new StoreUnavailable("the store failed: " + e.getMessage(), e);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
