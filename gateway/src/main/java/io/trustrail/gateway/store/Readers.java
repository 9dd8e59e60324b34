package io.trustrail.gateway.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/**
 * Connections that only read, made when they are needed. Each piece of work sees one state of the store, the newest when it
 * began, and waits for no transaction that writes. More callers than connections take turns, in their order.
 */
final class Readers implements AutoCloseable {

    private static final int MOST = 4;

    private final Source source;
    private final Semaphore free = new Semaphore(MOST, true);
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    /** Where connections come from. */
    @FunctionalInterface
    interface Source {
        Connection open() throws SQLException;
    }

    Readers(Source source) {
        this.source = source;
    }

    /** Takes a connection with a transaction begun; to be given back by {@link #back}. */
    Connection take() throws SQLException {
        free.acquireUninterruptibly();
        try {
            var waiting = idle.pollFirst();
            var connection = waiting == null ? fresh() : waiting;
            execute(connection, "BEGIN");
            return connection;
        } catch (SQLException | RuntimeException e) {
            free.release();
            throw e;
        }
    }

    /* A connection that can't end its transaction would go on seeing an old state. */
    void back(Connection connection) throws SQLException {
        try {
            execute(connection, "COMMIT");
            idle.addFirst(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        } finally {
            free.release();
        }
    }

    private Connection fresh() throws SQLException {
        if (closed) {
            throw new SQLException("the store is closed");
        }
        var connection = source.open();
        execute(connection, "PRAGMA query_only = true");
        return connection;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    /** Waits for those that read. */
    @Override
    public void close() throws SQLException {
        free.acquireUninterruptibly(MOST);
        closed = true;
        for (var connection : idle) {
            connection.close();
        }
        idle.clear();
        free.release(MOST);
    }
}
