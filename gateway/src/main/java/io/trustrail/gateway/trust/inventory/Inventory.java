package io.trustrail.gateway.trust.inventory;

import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data inventory. See the package's promises. */
public final class Inventory {

    /** So many days have counts of their own. */
    public static final int DAYS = 30;

    private static final Logger LOG = LoggerFactory.getLogger(Inventory.class);
    private static final Duration FLUSH = Duration.ofSeconds(2);
    private static final int MOST_WAITING = 4_096;
    private static final int MOST_PATHS = 200;

    private final Vertx vertx;
    private final Store store;
    private final Journal journal;
    private final Clock clock;
    private final BlockingQueue<Seen> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicBoolean working = new AtomicBoolean();
    private final AtomicLong dropped = new AtomicLong();
    private volatile Set<List<String>> decided = Set.of();

    public Inventory(Vertx vertx, Store store, Journal journal, Clock clock) {
        this.vertx = vertx;
        this.store = store;
        this.journal = journal;
        this.clock = clock;
    }

    private record Seen(String application, String feature, String vendor, List<Sighting> sightings) {}

    /**
     * A row with its counts.
     *
     * @param inClear how many of the findings were not rewritten
     * @param as what a person said it is; empty while it is new
     * @param days what was found on each of the last {@link #DAYS} days in UTC, the oldest first, today last
     */
    public record Row(
            Flow flow, long found, long inClear, Instant firstSeen, Instant lastSeen, String as, List<Long> days) {

        public Row {
            days = List.copyOf(days);
        }

        public boolean isNew() {
            return as.isEmpty();
        }
    }

    /** How a person of a tenant is called whose applications may have the same names as those of others. */
    public static String application(String tenant, String name) {
        return tenant.equals("default") ? name : tenant + "/" + name;
    }

    /** Works sightings off from now on, until the Vert.x closes. */
    public void watch() {
        work();
        vertx.setPeriodic(FLUSH.toMillis(), timer -> work());
    }

    private void work() {
        if (working.compareAndSet(false, true)) {
            vertx.executeBlocking(this::flush, false)
                    .onFailure(failure -> LOG.warn(
                            "the inventory can't be written: {}",
                            failure.getClass().getName()))
                    .onComplete(done -> working.set(false));
        }
    }

    /** Takes down what is about to go to a vendor, or was stopped. */
    public void saw(String application, String feature, String vendor, List<Sighting> sightings) {
        if (!sightings.isEmpty() && !waiting.offer(new Seen(application, feature, vendor, sightings))) {
            dropped.incrementAndGet();
        }
    }

    /** Calls whose sightings were dropped, for there were too many at once. */
    public long dropped() {
        return dropped.get();
    }

    /** Whether somebody has decided about a category of a feature of an application; as it was at most seconds ago. */
    public boolean isDecided(String application, String feature, String category) {
        return decided.contains(List.of(application, feature, category));
    }

    /** Writes down what waits, and learns what others decided; blocks. */
    boolean flush() {
        var batch = new ArrayList<Seen>();
        waiting.drainTo(batch);
        if (!batch.isEmpty()) {
            store.call(connection -> {
                var now = clock.instant();
                var counts = counts(connection, batch);
                InventoryTable.add(connection, counts, now);
                DayCounts.add(connection, counts, now);
                DayCounts.forget(connection, now);
                return true;
            });
        }
        var all = ConcurrentHashMap.<List<String>>newKeySet();
        all.addAll(store.query(InventoryTable::decided));
        decided = all;
        return true;
    }

    private static Map<Flow, InventoryTable.Count> counts(java.sql.Connection connection, List<Seen> batch)
            throws java.sql.SQLException {
        var counts = new HashMap<Flow, InventoryTable.Count>();
        var full = new HashMap<List<String>, Boolean>();
        for (var seen : batch) {
            var place = List.of(seen.application(), seen.feature());
            if (!full.containsKey(place)) {
                full.put(place, InventoryTable.paths(connection, seen.application(), seen.feature()) >= MOST_PATHS);
            }
            for (var sighting : seen.sightings()) {
                boolean tooMany = Boolean.TRUE.equals(full.get(place));
                var path = tooMany ? "*" : FlowPaths.normal(sighting.path().get());
                sighting.found()
                        .forEach((category, number) -> counts.computeIfAbsent(
                                        new Flow(seen.application(), seen.feature(), path, category, seen.vendor()),
                                        flow -> new InventoryTable.Count())
                                .add(number, sighting.inClear().contains(category)));
            }
        }
        return counts;
    }

    /** All rows, with what is still waiting. */
    public Future<List<Row>> rows() {
        return vertx.executeBlocking(
                () -> {
                    flush();
                    return store.query(connection -> InventoryTable.rows(connection, clock.instant()));
                },
                false);
    }

    /** Takes down what a person decided; completes when it is recorded and in force. */
    public Future<Void> decide(Verdict verdict) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("application", verdict.application());
        facts.put("feature", verdict.feature());
        facts.put("category", verdict.category());
        facts.put("as", verdict.as());
        facts.put("by", verdict.by());
        return journal.append(new AuditEvent.Noted("inventory.decided", "", verdict.at(), facts))
                .compose(recorded -> vertx.executeBlocking(
                        () -> {
                            store.call(connection -> {
                                InventoryTable.decide(connection, verdict);
                                return true;
                            });
                            return flush();
                        },
                        false))
                .mapEmpty();
    }

    /** What the time is here. */
    public Instant now() {
        return clock.instant();
    }
}
