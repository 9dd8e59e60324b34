package io.trustrail.gateway.fairness;

import io.micrometer.core.instrument.MeterRegistry;
import io.trustrail.gateway.audit.index.LogIndex;
import io.trustrail.gateway.fairness.Run.State;
import io.trustrail.gateway.fairness.audit.Audited;
import io.trustrail.gateway.fairness.audit.FairnessAudit;
import io.trustrail.gateway.fairness.audit.Pace;
import io.trustrail.gateway.fairness.drift.DriftWatch;
import io.trustrail.gateway.fairness.drift.Shift;
import io.trustrail.gateway.fairness.figures.Limits;
import io.trustrail.gateway.fairness.kept.KeptAudits;
import io.trustrail.gateway.fairness.kept.TrendPoint;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.trust.DriftRule;
import io.trustrail.gateway.proxy.TextChecks;
import io.trustrail.gateway.store.Duty;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Audits features when their policy says so or when somebody asks for it: one at a time, on a thread of its own that works a
 * quarter of its time. Thread-safe.
 */
public final class FairnessDesk {

    private static final Logger LOG = LoggerFactory.getLogger(FairnessDesk.class);
    private static final Duration LOOK = Duration.ofMinutes(1);
    private static final Duration DRIFT_LOOK = Duration.ofHours(1);
    /** A gateway that has just started has better things to do. */
    private static final Duration SETTLED = Duration.ofMinutes(15);

    private final Vertx vertx;
    private final KeptAudits kept;
    private final FairnessMeters meters;
    private final FairnessAudit audit;
    private final Supplier<PolicyBook> policy;
    private final Clock clock;
    private final Pace pace;
    private final DriftWatch drift;
    private final AtomicReference<List<Shift>> shifts = new AtomicReference<>(List.of());
    private final Runs runs;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(FairnessDesk::daemon);

    /** @param policy the one in force when an audit begins */
    public FairnessDesk(
            Vertx vertx,
            Store store,
            MeterRegistry registry,
            TextChecks checks,
            LogIndex index,
            Supplier<PolicyBook> policy,
            Clock clock,
            Pace pace) {
        this.vertx = vertx;
        this.kept = new KeptAudits(store);
        this.meters = new FairnessMeters(registry);
        this.audit = new FairnessAudit(checks, clock);
        this.drift = new DriftWatch(index);
        this.policy = policy;
        this.clock = clock;
        this.pace = pace;
        this.runs = new Runs(clock);
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "fairness-audit");
        thread.setDaemon(true);
        return thread;
    }

    /** Begins to look for audits that are due, and for those that others have made. */
    public void start() {
        var settled = clock.instant().plus(SETTLED);
        again(() -> look(settled), Duration.ZERO, LOOK);
        again(this::lookForDrift, LOOK, DRIFT_LOOK);
    }

    private void again(Runnable task, Duration first, Duration pause) {
        var unused = thread.scheduleWithFixedDelay(task, first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look(Instant settled) {
        try {
            var newest = kept.newest();
            meters.show(newest.values());
            var now = clock.instant();
            if (!now.isBefore(settled) && !due(newest, now).isEmpty()) {
                auditDue(now);
            }
        } catch (RuntimeException e) {
            LOG.warn("looking for fairness audits failed with {}", e.getClass().getName());
        }
    }

    /* Others on the store look as well; who has had its turn leaves nothing due. */
    private void auditDue(Instant now) {
        var duty = kept.turn();
        if (duty.isPresent()) {
            try (var turn = new Turn(duty.get())) {
                var newest = kept.newest();
                for (var feature : due(newest, now)) {
                    var last = newest.get(feature);
                    run(feature, turn, audited -> kept.keepNext(audited, last == null ? "" : last.id()));
                }
            }
        }
    }

    private List<String> due(Map<String, Audited> newest, Instant now) {
        var book = policy.get();
        return book.fairness().every().stream()
                .flatMap(every -> book.features().keySet().stream().sorted().filter(feature -> {
                    var last = newest.get(feature);
                    return last == null || !last.at().plus(every).isAfter(now);
                }))
                .toList();
    }

    /** Looks whether calls have become others; what has begun to drift is told to log and record. */
    void lookForDrift() {
        try {
            var book = policy.get();
            var now = clock.instant();
            var found = drift.look(book.features().keySet(), book.fairness().drift(), now);
            var before = shifts.getAndSet(found);
            meters.showDrift(found);
            found.stream()
                    .filter(shift -> shift.warns() && before.stream().noneMatch(it -> isSame(it, shift)))
                    .forEach(shift -> tell(shift, now));
        } catch (RuntimeException e) {
            LOG.warn("looking for drift failed with {}", e.getClass().getName());
        }
    }

    private static boolean isSame(Shift before, Shift now) {
        return before.warns()
                && before.feature().equals(now.feature())
                && before.of().equals(now.of());
    }

    private void tell(Shift shift, Instant now) {
        LOG.atWarn()
                .addKeyValue("feature", shift.feature())
                .addKeyValue("of", shift.of())
                .addKeyValue("psi", shift.psi())
                .addKeyValue("most", shift.most())
                .log("calls of a feature are not what they were");
        kept.note(shift, now);
    }

    /** How far calls moved, at the last look. */
    public List<Shift> shifts() {
        return shifts.get();
    }

    /**
     * What became of asking for audits.
     *
     * @param taken features that will be audited; others wait already, or there is no such feature
     * @param elsewhere whether nothing was taken because another gateway on the store is at an audit
     */
    public record Asked(List<String> taken, boolean elsewhere) {

        public Asked {
            taken = List.copyOf(taken);
        }
    }

    /** Has features audited soon, unless another gateway on the store is at an audit; does not wait for the audits. */
    public Future<Asked> request(List<String> features) {
        return vertx.executeBlocking(this::isFree, false).map(free -> {
            var known = features.stream()
                    .filter(feature -> policy.get().feature(feature).isPresent())
                    .toList();
            if (!free) {
                known.forEach(feature -> runs.becomes(feature, State.ELSEWHERE));
                return new Asked(List.of(), true);
            }
            var taken = known.stream().filter(runs::ask).toList();
            taken.forEach(feature -> thread.execute(() -> auditAsked(feature)));
            return new Asked(taken, false);
        });
    }

    /* Whoever is at an audit itself puts further ones into its own queue. */
    private boolean isFree() {
        var duty = runs.areOpen() ? Optional.<Duty>empty() : kept.turn();
        duty.ifPresent(Duty::close);
        return duty.isPresent() || runs.areOpen();
    }

    /* Others may have begun one while this one waited. */
    private void auditAsked(String feature) {
        try {
            var duty = kept.turn();
            if (duty.isEmpty()) {
                runs.becomes(feature, State.ELSEWHERE);
                return;
            }
            try (var turn = new Turn(duty.get())) {
                run(feature, turn, this::keep);
            }
        } catch (RuntimeException e) {
            runs.becomes(feature, State.FAILED);
            LOG.warn("a turn at fairness audits failed with {}", e.getClass().getName());
        }
    }

    /** How the last audit of a feature goes that was begun in this process; empty if none was. */
    public Optional<Run> lastRun(String feature) {
        return runs.of(feature);
    }

    private boolean keep(Audited audited) {
        kept.keep(audited);
        return true;
    }

    /** @param keeper keeps an audit, or says that another gateway was earlier */
    private void run(String name, Turn turn, Predicate<Audited> keeper) {
        runs.becomes(name, State.RUNNING);
        try {
            var book = policy.get();
            var feature = book.feature(name);
            if (feature.isPresent()) {
                var limits = Limits.named(book.fairness().limits());
                var audited = audit.run(feature.get(), book.hash(), limits, pace, share -> {
                    runs.goesOn(name, share);
                    turn.keep();
                });
                boolean isKept = keeper.test(audited);
                meters.show(kept.newest().values());
                if (isKept) {
                    tell(audited);
                }
            }
            runs.becomes(name, feature.isPresent() ? State.DONE : State.FAILED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            runs.becomes(name, State.FAILED);
            LOG.atError()
                    .addKeyValue("feature", name)
                    .log("a fairness audit failed with {}", e.getClass().getName());
        }
    }

    private static void tell(Audited audited) {
        var line = audited.warnings().isEmpty() ? LOG.atInfo() : LOG.atWarn();
        line.addKeyValue("feature", audited.feature())
                .addKeyValue("audit", audited.id())
                .addKeyValue("texts", audited.effort().texts())
                .addKeyValue("warnings", audited.warnings().size())
                .log("a feature was audited for fairness");
    }

    /** The newest audit of every feature that was ever audited, by name. */
    public Future<Map<String, Audited>> newest() {
        return vertx.executeBlocking(kept::newest, false).map(Objects::requireNonNull);
    }

    /** How gaps of a feature went, the oldest first; not more than the last audits. */
    public Future<List<TrendPoint>> trend(String feature, int last) {
        return vertx.executeBlocking(() -> kept.trend(feature, last), false).map(Objects::requireNonNull);
    }

    /**
     * An audit by its id: the figures of all groups, as {@link io.trustrail.gateway.fairness.report.AuditJson} writes them,
     * or where these are not kept any more the figures of {@link TrendPoint} only; empty if there is none.
     */
    public Future<Optional<JsonObject>> audit(String id) {
        return vertx.executeBlocking(() -> kept.find(id), false).map(Objects::requireNonNull);
    }

    /** Features of the policy in force, by name. */
    public List<String> features() {
        return policy.get().features().keySet().stream().sorted().toList();
    }

    /** From which gap on audits warn by the policy in force. */
    public Limits limits() {
        return Limits.named(policy.get().fairness().limits());
    }

    /** When calls have drifted by the policy in force. */
    public DriftRule driftRule() {
        return policy.get().fairness().drift();
    }

    /** Ends; an audit that is under way is given up. */
    public void close() {
        thread.shutdownNow();
    }
}
