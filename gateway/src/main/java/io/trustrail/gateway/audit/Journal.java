package io.trustrail.gateway.audit;

import io.trustrail.gateway.audit.Group.Append;
import io.trustrail.gateway.audit.commit.CommitPoint;
import io.trustrail.gateway.audit.segment.ChannelFactory;
import io.trustrail.gateway.audit.segment.JournalLock;
import io.trustrail.gateway.store.OwnerOnly;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The append-only record of all calls, in a directory of its own. See the package's promises. */
public final class Journal {

    private static final Logger log = LoggerFactory.getLogger(Journal.class);
    private static final long PATIENCE_SECONDS = 10;

    private final Vertx vertx;
    private final Path directory;
    private final JournalLock lock;
    private final Ledger ledger;
    private final JournalWriter writer;
    private final List<AuditEvent.Crashed> unclosed;
    private volatile Consumer<String> noted = kind -> {};
    private final Promise<Void> ended = Promise.promise();

    private Journal(
            Vertx vertx,
            Path directory,
            JournalLock lock,
            Ledger ledger,
            JournalOptions options,
            List<AuditEvent.Crashed> unclosed) {
        this.vertx = vertx;
        this.directory = directory;
        this.lock = lock;
        this.ledger = ledger;
        this.writer = new JournalWriter(ledger, new Inbox(options.queueLimit()), options.probe());
        this.unclosed = unclosed;
    }

    /**
     * Opens the journal of a directory, creates what is missing and cuts off what a crash left unfinished. Blocks.
     *
     * @throws IOException with a sentence for the operator, if another process has it open, if it is damaged (a
     *     {@link io.trustrail.gateway.audit.segment.CorruptJournal}) or if the disk fails
     */
    public static Journal open(Vertx vertx, Path directory, JournalOptions options) throws IOException {
        return open(vertx, directory, options, ChannelFactory.DISK);
    }

    static Journal open(Vertx vertx, Path directory, JournalOptions options, ChannelFactory channels)
            throws IOException {
        return open(vertx, directory, options, channels, CommitPoint.FILES);
    }

    /**
     * As {@link #open(Vertx, Path, JournalOptions)}, with another commit point, which ends with the journal: the directory
     * has a copy of what is there, and is made again from it.
     */
    public static Journal open(Vertx vertx, Path directory, JournalOptions options, CommitPoint commitPoint)
            throws IOException {
        return open(vertx, directory, options, ChannelFactory.DISK, commitPoint);
    }

    private static Journal open(
            Vertx vertx, Path directory, JournalOptions options, ChannelFactory channels, CommitPoint commitPoint)
            throws IOException {
        OwnerOnly.directory(directory);
        var lock = JournalLock.take(directory);
        try {
            commitPoint.restore(directory);
            var last = Recovery.of(directory);
            var now = Instant.now();
            var unclosed = last.open().entries().stream()
                    .map(call -> new AuditEvent.Crashed(call.getKey(), now, call.getValue()))
                    .toList();
            var ledger = new Ledger(directory, channels, options.segmentBytes(), last.open(), last.next(), commitPoint);
            report(ledger, unclosed);
            return new Journal(vertx, directory, lock, ledger, options, unclosed).started();
        } catch (IOException | RuntimeException e) {
            commitPoint.close();
            lock.close();
            throw e;
        }
    }

    private static void report(Ledger ledger, List<AuditEvent.Crashed> unclosed) throws IOException {
        ledger.begin();
        for (var crashed : unclosed) {
            ledger.add(crashed);
            if (!ledger.hasRoom()) {
                ledger.commit();
                ledger.begin();
            }
        }
        ledger.commit();
    }

    private Journal started() {
        var thread = new Thread(this::run, "trustrail-journal");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    private void run() {
        try (lock;
                ledger) {
            writer.run();
        } catch (IOException | RuntimeException e) {
            log.warn("The journal was not closed cleanly: {}", e.toString());
        } finally {
            ended.complete();
        }
    }

    /** Where its files are. */
    public Path directory() {
        return directory;
    }

    /**
     * Writes an event down.
     *
     * @return succeeds once the record is durable, or fails with {@link JournalUnavailable}; on the caller's context
     */
    public Future<Void> append(AuditEvent event) {
        var context = context();
        var append = Append.awaited(event, context);
        var refusal = writer.submit(append);
        if (refusal != null) {
            return context.failedFuture(refusal);
        }
        tell(event);
        return append.future();
    }

    /** To be called before the first event: who learns the kind of each {@link AuditEvent.Noted}; quick, on any thread. */
    public void telling(Consumer<String> kinds) {
        noted = kinds;
    }

    private void tell(AuditEvent event) {
        if (event instanceof AuditEvent.Noted it) {
            noted.accept(it.kind());
        }
    }

    /**
     * As {@link #append}, for a worker in the midst of a transaction: blocks until the event is durable.
     *
     * @throws JournalUnavailable if it is not, or not in some seconds
     */
    public void appendNow(AuditEvent event) {
        try {
            append(event).toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new JournalUnavailable("the journal did not answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JournalUnavailable("interrupted while the journal was written");
        }
    }

    /** Writes an event down that nobody waits for; {@link JournalState#lost} counts those that could not be written. */
    public void appendLater(AuditEvent event) {
        if (writer.submit(Append.unheard(event)) == null) {
            tell(event);
        }
    }

    /** The calls that an earlier process opened and never closed, found at the start and written down as crashed. */
    public List<AuditEvent.Crashed> unclosed() {
        return unclosed;
    }

    public JournalState state() {
        return writer.state();
    }

    /** Number of the last record that is on disk, 0 if there is none. From any thread, also after the end. */
    public long lastDurable() {
        return writer.durable();
    }

    /** Takes no more events; completes when those that wait are written and another process may open the journal. */
    public Future<Void> close() {
        writer.close();
        var closed = context().<Void>promise();
        ended.future().onComplete(closed);
        return closed.future();
    }

    private ContextInternal context() {
        return (ContextInternal) vertx.getOrCreateContext();
    }
}
