package io.trustrail.gateway.limits.count;

import io.trustrail.gateway.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps counters over a restart: writes those that changed to the store, twice a second. A process that dies loses what
 * began after its last write; calls that were under way then are counted with all that they had reserved.
 */
public final class CounterKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(CounterKeeper.class);
    private static final Duration STEP = Duration.ofMillis(500);
    private static final long KEPT_MILLIS = Duration.ofDays(2).toMillis();

    private final Vertx vertx;
    private final Store store;
    private final String replica;
    private final LocalCounters counters;
    private final LongSupplier millis;
    private Future<Boolean> last = Future.succeededFuture(true);
    private long timer;

    /** @param replica whose counters these are, if several processes share the store */
    public CounterKeeper(Vertx vertx, Store store, String replica, LocalCounters counters, LongSupplier millis) {
        this.vertx = vertx;
        this.store = store;
        this.replica = replica;
        this.counters = counters;
        this.millis = millis;
    }

    /** Brings back what was kept, and keeps it from now on. */
    public synchronized Future<Void> start() {
        return vertx.executeBlocking(
                        () -> {
                            store.call(connection -> {
                                CounterTable.forgetEndedBefore(connection, millis.getAsLong() - KEPT_MILLIS);
                                return true;
                            });
                            counters.restore(store.query(connection -> CounterTable.of(connection, replica)));
                            return true;
                        },
                        false)
                .onSuccess(restored -> timer = vertx.setPeriodic(STEP.toMillis(), id -> turn()))
                .mapEmpty();
    }

    private synchronized void turn() {
        if (last.isComplete()) {
            last = vertx.executeBlocking(this::keep, false)
                    .onFailure(e -> LOG.warn("What was spent could not be kept: {}", e.getMessage()))
                    .otherwise(false);
        }
    }

    private boolean keep() {
        var rows = counters.changes();
        if (!rows.isEmpty()) {
            try {
                store.call(connection -> {
                    CounterTable.put(connection, replica, rows);
                    return true;
                });
            } catch (RuntimeException e) {
                counters.changedStill(rows);
                throw e;
            }
        }
        return true;
    }

    /** Writes what is left to write. */
    public synchronized Future<Void> close() {
        vertx.cancelTimer(timer);
        return last.transform(done -> vertx.executeBlocking(this::keep, false)).mapEmpty();
    }
}
