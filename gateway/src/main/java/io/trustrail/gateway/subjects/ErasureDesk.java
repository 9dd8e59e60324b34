package io.trustrail.gateway.subjects;

import io.micrometer.core.instrument.MeterRegistry;
import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.seal.Subject;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Erases people in a running gateway, to the last step, and finishes what others began. Does not block. */
public final class ErasureDesk {

    private final Vertx vertx;
    private final Erasures erasures;
    private final Journal journal;
    private final SubjectNumbers numbers;
    private final ErasureMeters meters;
    private final Clock clock;

    /** @param registry learns which erasures failed, and which are not finished yet */
    public ErasureDesk(
            Vertx vertx,
            Erasures erasures,
            Journal journal,
            SubjectNumbers numbers,
            MeterRegistry registry,
            Clock clock) {
        this.vertx = vertx;
        this.erasures = erasures;
        this.journal = journal;
        this.numbers = numbers;
        this.meters = new ErasureMeters(registry, clock);
        this.clock = clock;
    }

    /**
     * Erases a person. Empty if nothing is kept about it. If the future fails, the person may be erased already: what is
     * missing is done later, and erasing again does no harm.
     */
    public Future<Optional<Receipt>> erase(Subject person) {
        return vertx.executeBlocking(() -> erasures.erase(person), false)
                .onFailure(meters::notErased)
                .onComplete(done -> numbers.forget(person))
                .compose(receipt -> receipt.isEmpty()
                        ? Future.succeededFuture(receipt)
                        : resume().map(v -> receipt.map(Receipt::finished)));
    }

    /** The receipt of an erasure of before. */
    public Future<Optional<Receipt>> find(String id) {
        return vertx.executeBlocking(() -> erasures.find(id), false);
    }

    /** Does what is missing of all erasures: after a crash, or for those of the command line. */
    public Future<Void> resume() {
        return vertx.executeBlocking(this::scrubbed, false)
                .compose(this::record)
                .onFailure(meters::notFinished)
                .eventually(this::look);
    }

    /** Looks which erasures are not finished, for the metrics; never fails. */
    public Future<Void> look() {
        return vertx.executeBlocking(erasures::unfinished, false)
                .onSuccess(meters::unfinished)
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private List<Receipt> scrubbed() {
        if (!erasures.scrub()) {
            throw new IllegalStateException(
                    "another process reads the store, so that traces of deleted rows may be left");
        }
        return erasures.unfinished();
    }

    private Future<Void> record(List<Receipt> unfinished) {
        return vertx.<Boolean>executeBlocking(
                        () -> {
                            unfinished.forEach(this::record);
                            return true;
                        },
                        false)
                .mapEmpty();
    }

    private void record(Receipt receipt) {
        var event = new AuditEvent.Noted(Receipt.KIND, "", clock.instant(), receipt.facts());
        erasures.record(receipt, () -> journal.appendNow(event));
    }
}
