package io.trustrail.gateway.review.register;

import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.audit.JournalUnavailable;
import io.trustrail.gateway.store.Store;
import io.trustrail.gateway.store.StoreUnavailable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The thread that changes reviews. See the package's promises. */
public final class Register implements AutoCloseable {

    private static final int MOST_WAITING = 5_000;
    private static final int LARGEST_GROUP = 64;
    private static final long JOURNAL_SECONDS = 10;
    private static final long LOOK_MILLIS = 100;

    private final Vertx vertx;
    private final Store store;
    private final Journal journal;
    private final BlockingQueue<Entry<?>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread = new Thread(this::run, "trustrail-register");
    private volatile boolean closed;

    public Register(Vertx vertx, Store store, Journal journal) {
        this.vertx = vertx;
        this.store = store;
        this.journal = journal;
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Makes a change.
     *
     * @return completes on the caller's context once the change is durable; fails with what the change threw, with {@link
     *     JournalUnavailable} or {@link StoreUnavailable}, and then nothing was changed
     */
    public <T extends @Nullable Object> Future<T> make(Change<T> change) {
        var entry = new Entry<>(change, vertx);
        if (closed || !waiting.offer(entry)) {
            return Future.failedFuture(new StoreUnavailable("too many changes of reviews wait for the store", null));
        }
        return entry.future();
    }

    /** Takes no more changes, and makes those that wait. Blocks for some seconds at most. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(JOURNAL_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var group = new ArrayList<Entry<?>>();
        while (!closed || !waiting.isEmpty()) {
            var first = first();
            if (first != null) {
                group.add(first);
                waiting.drainTo(group, LARGEST_GROUP - 1);
                make(group);
                group.clear();
            }
        }
    }

    private @Nullable Entry<?> first() {
        try {
            return waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closed = true;
            return null;
        }
    }

    private void make(List<Entry<?>> group) {
        try {
            store.call(connection -> {
                for (var entry : group) {
                    attempt(connection, entry);
                }
                record(group);
                return true;
            });
        } catch (RuntimeException e) {
            group.forEach(entry -> entry.fail(e));
            return;
        }
        group.forEach(Entry::complete);
    }

    private static void attempt(Connection connection, Entry<?> entry) throws SQLException {
        execute(connection, "SAVEPOINT change");
        if (!entry.attempt(connection)) {
            execute(connection, "ROLLBACK TO change");
        }
        execute(connection, "RELEASE change");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    private void record(List<Entry<?>> group) {
        var appended = new ArrayList<Future<Void>>();
        for (var entry : group) {
            entry.events().forEach(event -> appended.add(journal.append(event)));
        }
        if (appended.isEmpty()) {
            return;
        }
        try {
            Future.all(appended).toCompletionStage().toCompletableFuture().get(JOURNAL_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new StoreUnavailable("the journal did not answer in time", e);
        } catch (InterruptedException e) {
            throw new StoreUnavailable("interrupted while the journal was written", e);
        }
    }
}
