package io.trustrail.gateway.trust.feedback;

import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.review.labels.FeedbackLabels;
import io.trustrail.gateway.review.register.Register;
import io.trustrail.gateway.seal.SubjectSeal;
import io.trustrail.gateway.store.Store;
import io.trustrail.gateway.trust.concern.CallBook;
import io.trustrail.gateway.trust.concern.Masked;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Takes feedback. See the package's promises. */
public final class FeedbackDesk {

    private static final Duration UNKNOWN_FOR = Duration.ofHours(1);

    private final Vertx vertx;
    private final Store store;
    private final Register register;
    private final FeedbackData data;
    private final Supplier<List<Detector>> detectors;
    private final Clock clock;
    /* How much feedback about calls that nobody knows was passed over since the first of it. */
    private volatile int passed;

    /** @param detectors of personal data; asked for when the first correction comes */
    public FeedbackDesk(
            Vertx vertx,
            Store store,
            Register register,
            SubjectSeal seal,
            Supplier<List<Detector>> detectors,
            Clock clock) {
        this.vertx = vertx;
        this.store = store;
        this.register = register;
        this.data = new FeedbackData(store, seal);
        this.detectors = detectors;
        this.clock = clock;
    }

    /** Takes down what was said; completes, when it is durable, with whether it became a label. */
    public Future<Boolean> take(Feedback feedback) {
        return vertx.executeBlocking(() -> masked(feedback), false)
                .map(Objects::requireNonNull)
                .compose(masked -> register.make((connection, effects) -> {
                    var now = clock.instant();
                    var sealed = masked.isEmpty() ? null : data.sealed(connection, feedback, masked);
                    FeedbackTable.put(connection, feedback, sealed, now);
                    boolean labelled = FeedbackLabels.put(
                            connection,
                            feedback.call(),
                            feedback.tenant(),
                            feedback.application(),
                            feedback.good(),
                            now);
                    effects.record(new AuditEvent.Noted("feedback.given", feedback.call(), now, facts(feedback)));
                    return labelled;
                }));
    }

    private String masked(Feedback feedback) {
        return feedback.correction()
                .map(text -> Masked.of(text, detectors.get()).text())
                .orElse("");
    }

    private static Map<String, String> facts(Feedback feedback) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("application", feedback.application());
        facts.put("rating", feedback.rating());
        if (!feedback.reason().isEmpty()) {
            facts.put("reason", feedback.reason());
        }
        return facts;
    }

    /**
     * The newest, before a time, as JSON for the API; corrections are masked.
     *
     * @param most how many
     */
    public Future<JsonArray> before(Instant time, int most) {
        return vertx.executeBlocking(
                        () -> {
                            var all = new JsonArray();
                            store.query(connection -> FeedbackTable.before(connection, time, most))
                                    .forEach(row -> all.add(data.json(row)));
                            return all;
                        },
                        false)
                .map(Objects::requireNonNull);
    }

    /**
     * Finds the calls of feedback that came before they could be found, so that it goes when their people are erased; blocks.
     * What is about another application's call is forgotten. Looks at so many at a time; all get their turn.
     */
    public void findCalls(CallBook calls, int most) {
        var since = clock.instant().minus(UNKNOWN_FOR);
        int from = passed;
        var unknown = store.query(connection -> FeedbackTable.unknown(connection, since, most, from));
        passed = unknown.size() < most ? 0 : from + most;
        for (var row : unknown) {
            calls.find(row.call())
                    .ifPresent(call -> store.call(connection -> {
                        if (call.isOf(row.tenant(), row.application())) {
                            FeedbackTable.known(connection, row, call.subject());
                        } else {
                            // The label of the call, if it has one, is its own application's.
                            data.discard(connection, row);
                        }
                        return true;
                    }));
        }
    }

    /** Forgets what was given before a time; blocks. Returns how much that was. */
    public int forget(Instant before, int most) {
        return store.call(connection -> {
            var rows = FeedbackTable.before(connection, before, most);
            data.remove(connection, rows);
            return rows.size();
        });
    }
}
