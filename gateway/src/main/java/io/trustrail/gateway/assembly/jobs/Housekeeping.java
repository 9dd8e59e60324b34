package io.trustrail.gateway.assembly.jobs;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.audit.retention.RecordRetention;
import io.trustrail.gateway.content.Retention;
import io.trustrail.gateway.subjects.ErasureDesk;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done again and again behind the calls: retention, and erasures that a crash or the command line left open. */
public final class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final Retention retention;
    private final RecordRetention records;
    private final ErasureDesk erasures;
    private final Journal journal;
    private final Duties duties;
    private final Counter notApplied;
    private final Counter recordNotApplied;
    private long timer;
    private Future<Void> last = Future.succeededFuture();

    public Housekeeping(
            Vertx vertx,
            Retention retention,
            RecordRetention records,
            ErasureDesk erasures,
            Journal journal,
            Duties duties,
            MeterRegistry registry) {
        this.vertx = vertx;
        this.retention = retention;
        this.records = records;
        this.erasures = erasures;
        this.journal = journal;
        this.duties = duties;
        this.notApplied = failures(registry, "content");
        this.recordNotApplied = failures(registry, "record");
    }

    private static Counter failures(MeterRegistry registry, String of) {
        return Counter.builder("trustrail.retention.failures")
                .description("Turns in which retention could not be applied or recorded")
                .tag("of", of)
                .register(registry);
    }

    /** Begins at once. */
    public synchronized void start() {
        timer = vertx.setPeriodic(0, PAUSE.toMillis(), id -> turn());
    }

    private synchronized void turn() {
        if (last.isComplete()) {
            last = duties.turn("housekeeping", this::work)
                    .onFailure(e -> failed(notApplied, "Retention could not be applied or recorded: {}", e))
                    .eventually(erasures::look)
                    .transform(done -> vertx.executeBlocking(records::apply, false))
                    .compose(this::tell)
                    .onFailure(e -> failed(recordNotApplied, "The record's retention could not be applied: {}", e))
                    .otherwiseEmpty();
        }
    }

    private static void failed(Counter counter, String told, Throwable failure) {
        counter.increment();
        LOG.warn(told, failure.getMessage());
    }

    private Future<Void> work() {
        return erasures.resume()
                .onFailure(e -> LOG.warn("An erasure could not be finished yet: {}", e.getMessage()))
                .transform(done -> vertx.executeBlocking(retention::apply, false))
                .compose(event -> event.isPresent() ? journal.append(event.get()) : Future.succeededFuture());
    }

    private Future<Void> tell(List<AuditEvent> events) {
        Future<Void> told = Future.succeededFuture();
        for (var event : events) {
            told = told.compose(v -> journal.append(event));
        }
        return told.onFailure(e -> records.notTold());
    }

    /** Ends with the turn that is under way. */
    public synchronized Future<Void> close() {
        vertx.cancelTimer(timer);
        return last;
    }
}
