package io.trustrail.gateway.review.labels;

import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.review.calibration.CalibrationReport;
import io.trustrail.gateway.review.calibration.Risk;
import io.trustrail.gateway.review.item.Actor;
import io.trustrail.gateway.review.item.Actor.Right;
import io.trustrail.gateway.review.item.Refused;
import io.trustrail.gateway.review.register.Register;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/** What people and programs do with labels. Every future fails with {@link Refused} if somebody may not. */
public final class LabelDesk {

    private final Vertx vertx;
    private final Labels labels;
    private final Register register;
    private final Clock clock;

    public LabelDesk(Vertx vertx, Labels labels, Register register, Clock clock) {
        this.vertx = vertx;
        this.labels = labels;
        this.register = register;
        this.clock = clock;
    }

    /** What labels say about confidence; of one feature, or of all if it is empty. */
    public Future<CalibrationReport> report(Actor actor, String feature, Risk risk) {
        return allowed(actor, Right.READ, () -> labels.report(feature, risk));
    }

    /** Decisions behind a place; see {@link Labels#decisions}. */
    public Future<List<DecisionLine>> decisions(Actor actor, String after, int limit) {
        return allowed(actor, Right.READ, () -> labels.decisions(after, limit));
    }

    /**
     * Takes labels from elsewhere, all or none.
     *
     * @param source where they are from; ids are its own
     */
    public Future<Integer> take(Actor actor, String source, List<Foreign> foreign) {
        if (!actor.may(Right.MANAGE)) {
            return refused();
        }
        return register.make((connection, effects) -> {
            var now = clock.instant();
            for (var one : foreign) {
                LabelTable.put(connection, source, one, now);
            }
            var facts = new LinkedHashMap<String, String>();
            facts.put("by", actor.name());
            facts.put("source", source);
            facts.put("labels", String.valueOf(foreign.size()));
            effects.record(new AuditEvent.Noted("review.labels", "", now, facts));
            return foreign.size();
        });
    }

    private <T> Future<T> allowed(Actor actor, Right right, Callable<T> work) {
        return actor.may(right) ? vertx.executeBlocking(work, false).map(Objects::requireNonNull) : refused();
    }

    private static <T> Future<T> refused() {
        return Future.failedFuture(new Refused(Refused.Why.NOT_ALLOWED, "You may not do this."));
    }
}
