package io.trustrail.gateway.audit.index;

import io.trustrail.gateway.audit.log.LogFiles;
import io.trustrail.gateway.audit.log.note.Checkpoint;
import io.trustrail.gateway.audit.log.note.SignedNote;
import io.trustrail.gateway.audit.log.proof.Prover;
import io.trustrail.gateway.audit.log.tile.TileReader;
import io.trustrail.gateway.store.StoreUnavailable;
import io.vertx.core.Context;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds calls, events and leaves of a log, and proves them. Blocks; from any thread but an event loop. */
public final class LogIndex {

    /** Name of the index in a data directory. */
    public static final String FILE = "index/audit.db";

    private static final int STEPS_AT_ONCE = 2;
    private static final Logger LOG = LoggerFactory.getLogger(LogIndex.class);

    private static final Duration LOOK_AHEAD = Duration.ofDays(365);
    private static final int MOST_EVENTS = 10_000;

    private final Path file;
    private final Path log;
    private volatile String problem = "";
    private String seen = "";

    /** For a gateway's data directory. Opens nothing yet. */
    public LogIndex(Path data) {
        this.file = data.resolve(FILE);
        this.log = data.resolve("log");
    }

    /**
     * Takes the leaves up to the log's checkpoint that the index doesn't have, or makes it anew if it isn't of this log.
     * By one thread of one process at a time.
     *
     * @throws StoreUnavailable if index or log fail
     */
    public void catchUp() {
        catchUp(Integer.MAX_VALUE);
    }

    private synchronized boolean catchUp(int steps) {
        try {
            var reader = new TileReader(log, checkpoint().size());
            boolean done;
            try (var writer = writer(reader)) {
                done = writer.catchUp(reader, steps);
            }
            problem = "";
            return done;
        } catch (IOException | SQLException e) {
            throw new StoreUnavailable(
                    "the audit index " + file + " can't be brought up to date: " + e.getMessage(), e);
        }
    }

    private IndexWriter writer(TileReader reader) throws IOException, SQLException {
        var writer = new IndexWriter(IndexFile.open(file));
        if (writer.isOf(reader)) {
            return writer;
        }
        writer.close();
        return new IndexWriter(IndexFile.create(file));
    }

    private Checkpoint checkpoint() throws IOException {
        return Checkpoint.parse(SignedNote.parse(Files.readString(log.resolve(LogFiles.CHECKPOINT)))
                .text());
    }

    /**
     * Like {@link #catchUp}, for the log's thread, which has other work: takes some ten thousand leaves at most. A failure
     * is logged once, and told by {@link #problem}.
     */
    public synchronized void follow() {
        try {
            var now = checkpoint().body();
            if (!now.equals(seen) && catchUp(STEPS_AT_ONCE)) {
                seen = now;
            }
        } catch (IOException | RuntimeException e) {
            var what = String.valueOf(e.getMessage());
            if (!what.equals(problem)) {
                LOG.warn("The audit index is behind: {}", what);
            }
            problem = what;
        }
    }

    /** Why the index is behind, or empty. */
    public String problem() {
        return problem;
    }

    /** Calls that fulfil a search, the newest first. */
    public List<FoundCall> search(Search search) {
        return query(queries -> queries.search(search));
    }

    /** One call. */
    public Optional<FoundCall> call(String id) {
        return query(queries -> queries.call(id));
    }

    /** All leaves that are about a call, in their order. */
    public List<FoundLeaf> leavesOf(String call) {
        return query(queries -> queries.leavesOf(call));
    }

    /**
     * Leaves that are about something else than a call's way through the gateway, the newest first.
     *
     * @param kind beginning of their type, such as {@code policy.} or {@code review.}; empty for all
     */
    public List<FoundLeaf> events(String kind, Instant from, Instant to, int limit) {
        return events(kind, from, to, Long.MAX_VALUE, limit);
    }

    /**
     * The same, for the next page.
     *
     * @param before only leaves before this index
     */
    public List<FoundLeaf> events(String kind, Instant from, Instant to, long before, int limit) {
        return query(queries -> queries.events(kind, from, to, before, limit));
    }

    /** Events that name a subject in their facts, such as its erasure, in their order. */
    public List<FoundLeaf> eventsOf(String subject) {
        return query(queries -> queries.eventsOf(subject));
    }

    /** All leaves that are about a subject: those of its calls, and events that name it, in their order. */
    public List<FoundLeaf> leavesAbout(String subject) {
        return query(queries -> queries.leavesAbout(subject));
    }

    /** Takes all that is about leaves before an index out of the index. */
    public synchronized void forget(long before) {
        try (var writer = new IndexWriter(IndexFile.open(file))) {
            writer.forget(before);
        } catch (IOException | SQLException e) {
            throw new StoreUnavailable("the audit index " + file + " can't forget: " + e.getMessage(), e);
        }
    }

    /** Whether there is an index yet. */
    public boolean exists() {
        return Files.exists(file);
    }

    /** Names of all features that calls in the index are of, sorted. */
    public List<String> features() {
        return query(Queries::features);
    }

    /** What the calls of a feature were like that began in a time. */
    public CallMix mix(String feature, Instant from, Instant to) {
        return query(queries -> queries.mix(feature, from, to));
    }

    /** How many leaves of the log can be found. */
    public long size() {
        return query(Queries::size);
    }

    /** The log's public key, as verifiers take it. */
    public String verifierKey() {
        return tiles(Prover::verifierKey);
    }

    /** Counts of a feature's calls from one time on until another. */
    public FeatureFigures figures(String feature, Instant from, Instant to) {
        return query(queries -> queries.figures(feature, from, to));
    }

    /** The canonical JSON of leaves, in the order of their indexes. */
    public List<String> leaves(List<Long> indexes) {
        return tiles(prover -> {
            var leaves = new ArrayList<String>();
            for (long index : indexes) {
                leaves.add(prover.leaf(index));
            }
            return leaves;
        });
    }

    /**
     * A document that proves all leaves of a call that a checkpoint covers, for {@code trustrail audit verify-proof}; empty
     * if there is none.
     */
    public Optional<JsonObject> prove(String call) {
        var leaves = leavesOf(call);
        return tiles(prover -> {
            var covered = leaves.stream()
                    .map(FoundLeaf::index)
                    .filter(index -> index < prover.size())
                    .toList();
            return covered.isEmpty() ? Optional.empty() : Optional.of(prover.prove(call, covered));
        });
    }

    /**
     * A document that proves the first event of a kind whose leaf has an id in it; empty if no checkpoint covers one yet.
     *
     * @param from when it was at the earliest
     */
    public Optional<JsonObject> proveEvent(String kind, Instant from, String id) {
        var events = events(kind, from, from.plus(LOOK_AHEAD), MOST_EVENTS);
        return tiles(prover -> {
            for (var event : events) {
                if (event.index() < prover.size() && prover.leaf(event.index()).contains("\"" + id + "\"")) {
                    return Optional.of(prover.prove(id, List.of(event.index())));
                }
            }
            return Optional.empty();
        });
    }

    private <T> T query(Queries.Query<T> query) {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("the audit index blocks: call it from a worker, not from an event loop");
        }
        if (!Files.exists(file)) {
            throw new StoreUnavailable("there is no audit index " + file + " yet", null);
        }
        try (var connection = IndexFile.connect(file)) {
            return query.run(new Queries(connection));
        } catch (SQLException e) {
            throw new StoreUnavailable("the audit index " + file + " can't be read: " + e.getMessage(), e);
        }
    }

    private interface Proof<T> {
        T run(Prover prover) throws IOException;
    }

    private <T> T tiles(Proof<T> proof) {
        try {
            return proof.run(Prover.at(log));
        } catch (IOException e) {
            throw new StoreUnavailable("the log " + log + " can't be read: " + e.getMessage(), e);
        }
    }
}
