package io.trustrail.gateway.review.queue;

import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.review.item.Item;
import io.trustrail.gateway.review.register.Change;
import io.trustrail.gateway.review.register.Register;
import io.trustrail.gateway.review.table.ReviewRows;
import io.trustrail.gateway.review.texts.EditCheck;
import io.trustrail.gateway.review.texts.Masking;
import io.trustrail.gateway.review.texts.Texts;
import io.trustrail.gateway.store.SqlFunction;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What both doors of the queue stand on. One for a process. */
public final class Engine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final int CHUNK = 500;

    private final Vertx vertx;
    private final Store store;
    private final Register register;
    private final Texts texts;
    private final EditCheck check;
    private final Masking masking;
    private final Waiters waiters;
    private final Endings endings;
    private final Duration look;
    private final AtomicBoolean sweeping = new AtomicBoolean();
    private long timer = -1;

    /** @param personalData what finds it; asked for when the first text comes */
    public Engine(
            Vertx vertx,
            Store store,
            Register register,
            Texts texts,
            Supplier<List<Detector>> personalData,
            QueueNews news,
            Clock clock,
            QueueOptions options) {
        this.vertx = vertx;
        this.store = store;
        this.register = register;
        this.texts = texts;
        this.check = new EditCheck(personalData);
        this.masking = new Masking(personalData);
        this.waiters = new Waiters(vertx);
        this.endings = new Endings(clock, options, news, waiters);
        this.look = options.look();
    }

    /** To be called before it starts: who learns which reviews ended, once that is durable; quick, on any thread. */
    public Engine telling(Consumer<Item> ended) {
        endings.tell(ended);
        return this;
    }

    /** Begins to look at the time. Held reviews of this gateway's earlier process have nobody who waits for them any more. */
    public Future<Void> start() {
        timer = vertx.setPeriodic(look.toMillis(), id -> sweep());
        return worker(() -> {
                    register.mend(endings.now());
                    return true;
                })
                .compose(mended -> register.make(endings::orphan))
                .mapEmpty();
    }

    /** Does what is due now; how much that was. The engine does so by itself, too. */
    public Future<Integer> sweepNow() {
        return register.make(endings::sweep).compose(done -> wakeDecided().map(done));
    }

    private void sweep() {
        if (sweeping.compareAndSet(false, true)) {
            sweepNow()
                    .onComplete(done -> sweeping.set(false))
                    .onFailure(failed -> LOG.atWarn()
                            .addKeyValue("kind", failed.getClass().getName())
                            .log("reviews that are due could not be looked at"));
        }
    }

    /** Wakes those whose review another process decided. */
    private Future<Void> wakeDecided() {
        var waiting = waiters.reviews();
        if (waiting.isEmpty()) {
            return Future.succeededFuture();
        }
        return read(connection -> {
                    for (int i = 0; i < waiting.size(); i += CHUNK) {
                        var some = waiting.subList(i, Math.min(waiting.size(), i + CHUNK));
                        ReviewRows.ended(connection, some).forEach(waiters::wake);
                    }
                    return true;
                })
                .mapEmpty();
    }

    @Override
    public void close() {
        vertx.cancelTimer(timer);
    }

    Texts texts() {
        return texts;
    }

    EditCheck check() {
        return check;
    }

    Masking masking() {
        return masking;
    }

    Endings endings() {
        return endings;
    }

    Waiters waiters() {
        return waiters;
    }

    <T extends @Nullable Object> Future<T> change(Change<T> change) {
        return register.make(change);
    }

    <T> Future<T> read(SqlFunction<T> work) {
        return worker(() -> store.query(work));
    }

    /** For work that reads the store and does something with it. */
    <T> Future<T> worker(Callable<T> work) {
        return vertx.executeBlocking(work, false).map(Objects::requireNonNull);
    }

    <T> T query(SqlFunction<T> work) {
        return store.query(work);
    }
}
