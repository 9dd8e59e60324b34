package io.trustrail.gateway.assembly.jobs;

import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.store.Outbox;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves events from the store's outbox to the journal: those of this gateway, and those of commands that ran while it held
 * the journal or while none did. An event leaves the outbox once it is durable in the journal.
 *
 * @param moved told the kind of each event that was moved; quick, on any thread
 */
public record OutboxDrain(Vertx vertx, Store store, Journal journal, Duties duties, Consumer<String> moved) {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxDrain.class);
    private static final int AT_ONCE = 100;

    /** Looks again and again, one round after the other. */
    public void start(Duration interval) {
        vertx.setTimer(interval.toMillis(), timer -> drain().onComplete(done -> start(interval)));
    }

    /** One round, unless another gateway is at it. */
    Future<Void> drain() {
        return duties.turn("outbox", this::round)
                .onFailure(failed -> LOG.debug("events wait in the outbox: {}", failed.toString()));
    }

    private Future<Void> round() {
        return vertx.executeBlocking(() -> store.query(connection -> Outbox.oldest(connection, AT_ONCE)), false)
                .map(Objects::requireNonNull)
                .compose(this::move);
    }

    private Future<Void> move(List<Outbox.Entry> entries) {
        Future<Void> moved = Future.succeededFuture();
        for (var entry : entries) {
            moved = moved.compose(before -> move(entry));
        }
        return moved;
    }

    private Future<Void> move(Outbox.Entry entry) {
        var facts = new LinkedHashMap<>(entry.facts());
        facts.put("event", entry.id());
        return journal.append(new AuditEvent.Noted(entry.kind(), "", entry.at(), facts))
                .compose(noted -> vertx.executeBlocking(
                        () -> store.call(connection -> {
                            Outbox.remove(connection, entry.id());
                            return true;
                        }),
                        false))
                .onSuccess(removed -> moved.accept(entry.kind()))
                .mapEmpty();
    }
}
