package io.trustrail.gateway.review.register;

import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.audit.JournalUnavailable;
import io.trustrail.gateway.store.Store;
import io.trustrail.gateway.store.StoreUnavailable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
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
    private final Groups groups;
    private final BlockingQueue<Entry<?>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread = new Thread(this::run, "trustrail-register");
    private volatile boolean closed;
    /** Whether events of the group at hand are in the record, or may be; for the thread. */
    private boolean written;

    public Register(Vertx vertx, Store store, Journal journal) {
        this.vertx = vertx;
        this.store = store;
        this.journal = journal;
        this.groups = new Groups(journal);
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

    /**
     * Sets the record right: if the process before died between the record of its last changes and the changes, the record
     * is told that they did not happen. To be called once, before the first change. Blocks.
     */
    public void mend(Instant now) {
        groups.mend(store, now);
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
        var id = Groups.randomId();
        written = false;
        try {
            store.call(connection -> {
                for (var entry : group) {
                    attempt(connection, entry);
                }
                var events = events(group, id);
                if (!events.isEmpty()) {
                    groups.note(connection, id, events.get(0).at());
                    record(events);
                }
                return true;
            });
        } catch (RuntimeException e) {
            if (written) {
                groups.undone(id, events(group, id).get(0).at());
            }
            group.forEach(entry -> entry.fail(e));
            return;
        }
        if (written) {
            groups.happened(id);
        }
        group.forEach(Entry::complete);
    }

    private static List<AuditEvent.Noted> events(List<Entry<?>> group, String id) {
        return group.stream()
                .flatMap(entry -> entry.events().stream())
                .map(event -> event.with(Groups.FACT, id))
                .toList();
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

    private void record(List<AuditEvent.Noted> events) {
        var appended = events.stream().map(journal::append).toList();
        try {
            written = true;
            Future.all(appended).toCompletionStage().toCompletableFuture().get(JOURNAL_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            written = appended.stream().anyMatch(append -> !append.failed());
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new StoreUnavailable("the journal did not answer in time", e);
        } catch (InterruptedException e) {
            throw new StoreUnavailable("interrupted while the journal was written", e);
        }
    }
}
