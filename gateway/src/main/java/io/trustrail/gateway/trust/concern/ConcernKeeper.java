package io.trustrail.gateway.trust.concern;

import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.review.hooks.HookEvent;
import io.trustrail.gateway.review.register.Register;
import io.trustrail.gateway.seal.SubjectSeal;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What time does to concerns: calls get their reviews, deadlines pass, and what ended long ago goes away. Does not block. */
public final class ConcernKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(ConcernKeeper.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration UNKNOWN_FOR = Duration.ofHours(1);
    private static final int MOST = 50;

    private final Vertx vertx;
    private final Store store;
    private final Register register;
    private final ConcernDesk desk;
    private final ConcernTexts texts;
    private final CallBook calls;
    private final CallReviews reviews;
    private final ConcernOptions options;
    private final Clock clock;
    private final AtomicBoolean working = new AtomicBoolean();
    /* How many concerns about calls that nobody knows were passed over since the first of them. */
    private volatile int passed;
    private long timer = -1;

    public ConcernKeeper(
            Vertx vertx,
            Store store,
            Register register,
            SubjectSeal seal,
            ConcernDesk desk,
            CallBook calls,
            CallReviews reviews,
            ConcernOptions options,
            Clock clock) {
        this.vertx = vertx;
        this.store = store;
        this.register = register;
        this.desk = desk;
        this.texts = new ConcernTexts(seal);
        this.calls = calls;
        this.reviews = reviews;
        this.options = options;
        this.clock = clock;
    }

    /** Looks from now on, until it is closed. */
    public void start() {
        timer = vertx.setPeriodic(LOOK.toMillis(), id -> {
            if (working.compareAndSet(false, true)) {
                look().onComplete(done -> working.set(false))
                        .onFailure(failed -> LOG.warn(
                                "concerns can't be looked after: {}",
                                failed.getClass().getName()));
            }
        });
    }

    public void close() {
        vertx.cancelTimer(timer);
    }

    /** One look. */
    Future<Void> look() {
        return vertx.executeBlocking(this::work, false)
                .map(Objects::requireNonNull)
                .compose(work -> {
                    Future<Void> done = Future.succeededFuture();
                    for (var known : work.known()) {
                        done = done.compose(v -> open(known));
                    }
                    if (!work.late().isEmpty()) {
                        done = done.compose(v -> tellLate());
                    }
                    return work.old().isEmpty() ? done : done.compose(v -> forget());
                });
    }

    private record Asked(Concern concern, CallBook.Known call) {}

    private record Work(List<Asked> known, List<Concern> late, List<Concern> old) {}

    private Work work() {
        var now = clock.instant();
        return new Work(
                unreviewed(now).stream()
                        .flatMap(concern -> asked(concern).stream())
                        .toList(),
                store.query(connection -> ConcernTable.late(connection, now, MOST)),
                store.query(connection -> ConcernTable.endedBefore(connection, end(now), MOST)));
    }

    /* Anybody can name calls that there are not. All get their turn, so that nobody has to wait behind those. */
    private List<Concern> unreviewed(Instant now) {
        int from = passed;
        var found = store.query(connection -> ConcernTable.unreviewed(connection, now.minus(UNKNOWN_FOR), MOST, from));
        passed = found.size() < MOST ? 0 : from + MOST;
        return found;
    }

    private Instant end(Instant now) {
        return now.minus(options.keep());
    }

    /* An application's concern is about its own calls only. */
    private List<Asked> asked(Concern concern) {
        return calls
                .find(concern.call())
                .filter(call -> concern.application().isEmpty() || call.isOf(concern.tenant(), concern.application()))
                .map(call -> new Asked(concern, call))
                .stream()
                .toList();
    }

    private Future<Void> open(Asked asked) {
        var concern = asked.concern();
        return reviews.open(asked.call(), concern)
                .compose(review -> register.make((connection, effects) -> {
                    // Another gateway may have been first, or the concern may be gone.
                    boolean first = ConcernTable.byId(connection, concern.id())
                            .filter(it -> it.review().isEmpty())
                            .isPresent();
                    if (first) {
                        ConcernTable.reviewed(connection, concern.id(), review, subject(asked));
                        desk.note(effects, "reviewed", concern, "");
                    }
                    return first;
                }))
                .mapEmpty();
    }

    /* Whoever fills in the public form may be somebody else than the person whom the call is about. */
    private static String subject(Asked asked) {
        return asked.concern().application().isEmpty() ? "" : asked.call().subject();
    }

    private Future<Void> tellLate() {
        return register.make((connection, effects) -> {
                    var now = clock.instant();
                    for (var concern : ConcernTable.late(connection, now, MOST)) {
                        ConcernTable.overdue(connection, concern.id(), now);
                        desk.note(effects, "overdue", concern, "");
                        desk.tell(connection, HookEvent.CONCERN_OVERDUE, concern);
                    }
                    return true;
                })
                .mapEmpty();
    }

    private Future<Void> forget() {
        return register.make((connection, effects) -> {
                    var old = ConcernTable.endedBefore(connection, end(clock.instant()), MOST);
                    if (old.isEmpty()) {
                        return false;
                    }
                    for (var concern : old) {
                        texts.destroy(connection, concern.id());
                        ConcernTable.delete(connection, concern.id());
                    }
                    var facts = new LinkedHashMap<String, String>();
                    facts.put("concerns", String.valueOf(old.size()));
                    effects.record(new AuditEvent.Noted("concern.forgotten", "", clock.instant(), facts));
                    return true;
                })
                .mapEmpty();
    }
}
