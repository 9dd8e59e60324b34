package io.trustrail.gateway.audit.log;

import io.trustrail.gateway.audit.log.note.LogKey;
import io.trustrail.gateway.audit.segment.ChannelFactory;
import io.trustrail.gateway.store.OwnerOnly;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of a journal. See the package's promises. */
public final class TransparencyLog {

    private static final Logger LOG = LoggerFactory.getLogger(TransparencyLog.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final LogOptions options;
    private final JournalFeed feed;
    private final ChannelFactory channels;
    private final LongConsumer listener;
    private final LogKey key;
    private final Semaphore wake = new Semaphore(0);
    private final Promise<Void> ended = Promise.promise();
    private volatile LogState state;
    private volatile boolean closing;
    private @Nullable Sequencer sequencer;

    private TransparencyLog(
            Vertx vertx,
            LogOptions options,
            JournalFeed feed,
            ChannelFactory channels,
            LongConsumer listener,
            Sequencer first)
            throws IOException {
        this.vertx = vertx;
        this.options = options;
        this.feed = feed;
        this.channels = channels;
        this.listener = listener;
        this.key = first.key();
        this.sequencer = first;
        this.state = new LogState(first.size(), "", Instant.EPOCH);
    }

    /**
     * Opens the log of a journal and begins to follow it. Blocks until the log is known to be the journal's.
     *
     * @param listener hears on the log's thread of each size that a checkpoint covers, again and again of the same
     * @throws IOException with a sentence for the operator
     */
    public static TransparencyLog open(Vertx vertx, LogOptions options, JournalFeed feed, LongConsumer listener)
            throws IOException {
        return open(vertx, options, feed, listener, ChannelFactory.DISK);
    }

    static TransparencyLog open(
            Vertx vertx, LogOptions options, JournalFeed feed, LongConsumer listener, ChannelFactory channels)
            throws IOException {
        OwnerOnly.directory(options.directory());
        var first = Sequencer.resume(options, feed, channels);
        var log = new TransparencyLog(vertx, options, feed, channels, listener, first);
        var thread = new Thread(log::run, "trustrail-log");
        thread.setDaemon(true);
        thread.start();
        return log;
    }

    public LogState state() {
        return state;
    }

    /** Its name in checkpoints. */
    public String origin() {
        return key.name();
    }

    /** The public key that its checkpoints are signed with, as verifiers take it. */
    public String verifierKey() {
        return key.verifier();
    }

    public Path directory() {
        return options.directory();
    }

    /**
     * Takes what the journal made durable so far, signs a last checkpoint and ends. To be called after the journal was
     * closed.
     */
    public Future<Void> close() {
        closing = true;
        wake.release();
        var closed = ((ContextInternal) vertx.getOrCreateContext()).<Void>promise();
        ended.future().onComplete(closed);
        return closed.future();
    }

    private void run() {
        try {
            while (true) {
                boolean last = closing;
                try {
                    follow(last);
                    if (last) {
                        return;
                    }
                    pause(options.interval());
                } catch (IOException | RuntimeException e) {
                    fail(e);
                    if (last) {
                        return;
                    }
                    pause(PAUSE);
                }
            }
        } finally {
            abandon();
            ended.complete();
        }
    }

    /** One round: whatever is durable becomes leaves, and a checkpoint covers them. */
    private void follow(boolean last) throws IOException {
        var current = sequencer;
        if (current == null) {
            current = Sequencer.resume(options, feed, channels);
            sequencer = current;
        }
        boolean more;
        do {
            more = current.advance();
            if (current.size() > state.size() || last || isStale()) {
                var published = current.publish();
                if (!state.healthy()) {
                    LOG.info("The transparency log goes on");
                }
                state = published;
            }
        } while (more);
        listener.accept(state.size());
    }

    private boolean isStale() {
        var age = Duration.between(state.signed(), options.clock().instant());
        return age.isNegative() || age.compareTo(options.idle()) >= 0 || !state.healthy();
    }

    private void fail(Exception e) {
        var problem = e.getMessage() == null ? e.toString() : e.getMessage();
        if (!problem.equals(state.problem())) {
            LOG.error("The transparency log can't go on: {}", problem);
        }
        state = new LogState(state.size(), problem, state.signed());
        abandon();
    }

    private void abandon() {
        if (sequencer != null) {
            try {
                sequencer.close();
            } catch (IOException e) {
                LOG.info("The journal was not closed for reading: {}", e.toString());
            }
            sequencer = null;
        }
    }

    private void pause(Duration time) {
        try {
            var unused = wake.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            closing = true;
        }
    }
}
