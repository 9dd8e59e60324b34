package io.trustrail.gateway.trust.concern;

import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.review.hooks.HookEvent;
import io.trustrail.gateway.review.hooks.Outbox;
import io.trustrail.gateway.review.item.Actor;
import io.trustrail.gateway.review.item.Actor.Right;
import io.trustrail.gateway.review.item.Refused;
import io.trustrail.gateway.review.item.Refused.Why;
import io.trustrail.gateway.review.register.Effects;
import io.trustrail.gateway.review.register.Register;
import io.trustrail.gateway.seal.SubjectSeal;
import io.trustrail.gateway.store.Store;
import io.trustrail.gateway.trust.concern.ConcernTexts.Kind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes concerns, and gives them to those who answer. See the package's promises. */
public final class ConcernDesk {

    /** The longest text of a concern or an answer, in characters. */
    public static final int LONGEST = 4_000;

    /** A reason to see a text as it was written has so many characters at least, and so many at most: it is recorded. */
    public static final int SHORTEST_REASON = 5;

    public static final int LONGEST_REASON = 500;

    /** The longest contact, in characters. */
    public static final int LONGEST_CONTACT = 200;

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int ID_LENGTH = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Vertx vertx;
    private final Store store;
    private final Register register;
    private final ConcernTexts texts;
    private final Supplier<List<Detector>> detectors;
    private final ConcernOptions options;
    private final Clock clock;

    /** @param detectors of personal data; asked for when the first concern comes */
    public ConcernDesk(
            Vertx vertx,
            Store store,
            Register register,
            SubjectSeal seal,
            Supplier<List<Detector>> detectors,
            ConcernOptions options,
            Clock clock) {
        this.vertx = vertx;
        this.store = store;
        this.register = register;
        this.texts = new ConcernTexts(seal);
        this.detectors = detectors;
        this.options = options;
        this.clock = clock;
    }

    /** Takes a concern; completes when it is durable. */
    public Future<Concern> receive(NewConcern said) {
        return vertx.executeBlocking(() -> Masked.of(said.text(), detectors.get()), false)
                .map(Objects::requireNonNull)
                .compose(masked -> register.make((connection, effects) -> opened(connection, effects, said, masked)));
    }

    private Concern opened(Connection connection, Effects effects, NewConcern said, Masked masked) throws SQLException {
        var now = now();
        var concern = new Concern(
                randomId(),
                said.tenant(),
                said.application(),
                said.call(),
                said.category(),
                Status.RECEIVED,
                "",
                "",
                masked.categories(),
                said.contact().isPresent(),
                now,
                now.plus(options.answerWithin()),
                null,
                null);
        ConcernTable.insert(connection, concern, said.subject());
        texts.put(connection, concern.id(), Kind.MASKED, masked.text());
        texts.put(connection, concern.id(), Kind.ORIGINAL, said.text());
        if (said.contact().isPresent()) {
            texts.put(connection, concern.id(), Kind.CONTACT, said.contact().get());
        }
        note(effects, "received", concern, "");
        tell(connection, HookEvent.CONCERN_RECEIVED, concern);
        return concern;
    }

    /** Those in some states, the most urgent first. */
    public Future<List<Concern>> list(Actor actor, List<Status> statuses, int most) {
        return allowed(actor, Right.READ)
                .compose(v -> vertx.executeBlocking(
                        () -> store.query(connection -> ConcernTable.all(connection, statuses, most)), false))
                .map(Objects::requireNonNull);
    }

    /** One, with its masked text. */
    public Future<Dossier> get(Actor actor, String id) {
        return allowed(actor, Right.READ)
                .compose(v -> vertx.executeBlocking(() -> store.query(connection -> dossier(connection, id)), false))
                .map(Objects::requireNonNull);
    }

    private Dossier dossier(Connection connection, String id) throws SQLException {
        return new Dossier(
                require(connection, id),
                texts.get(connection, id, Kind.MASKED),
                texts.get(connection, id, Kind.ANSWER));
    }

    /** What the author of a concern may know; empty if there is none, or not any more. */
    public Future<Optional<Dossier>> ofAuthor(String id) {
        return vertx.executeBlocking(
                        () -> store.query(
                                connection -> ConcernTable.byId(connection, id).isEmpty()
                                        ? Optional.<Dossier>empty()
                                        : Optional.of(dossier(connection, id))),
                        false)
                .map(Objects::requireNonNull);
    }

    /** Begins to work on it. */
    public Future<Concern> take(Actor actor, String id) {
        return change(actor, id, (connection, effects, concern) -> {
            ConcernTable.taken(connection, id, actor.name());
            note(effects, "taken", concern, actor.name());
        });
    }

    /** Answers its author, who reads it behind the link that came with the concern. */
    public Future<Concern> answer(Actor actor, String id, String text) {
        return change(actor, id, (connection, effects, concern) -> {
            texts.put(connection, id, Kind.ANSWER, text);
            ConcernTable.ended(connection, id, Status.ANSWERED, now());
            note(effects, "answered", concern, actor.name());
            tell(connection, HookEvent.CONCERN_ANSWERED, require(connection, id));
        });
    }

    /** Ends it without an answer. */
    public Future<Concern> close(Actor actor, String id) {
        return change(actor, id, (connection, effects, concern) -> {
            ConcernTable.ended(connection, id, Status.CLOSED, now());
            note(effects, "closed", concern, actor.name());
        });
    }

    /** The text as it was, and how to reach its author; the reason is recorded before. */
    public Future<Dossier.Original> reveal(Actor actor, String id, String reason) {
        return allowed(actor, Right.REVEAL)
                .compose(v -> register.make((connection, effects) -> {
                    var concern = require(connection, id);
                    var facts = facts(concern, actor.name());
                    facts.put("reason", reason);
                    effects.record(new AuditEvent.Noted("concern.revealed", concern.call(), now(), facts));
                    var text = texts.get(connection, id, Kind.ORIGINAL)
                            .orElseThrow(() -> new Refused(Why.ERASED, "The text was erased."));
                    return new Dossier.Original(
                            text, texts.get(connection, id, Kind.CONTACT).orElse(""));
                }));
    }

    @FunctionalInterface
    private interface Step {
        void go(Connection connection, Effects effects, Concern concern) throws SQLException;
    }

    private Future<Concern> change(Actor actor, String id, Step step) {
        return allowed(actor, Right.DECIDE)
                .compose(v -> register.make((connection, effects) -> {
                    var concern = require(connection, id);
                    if (concern.status().isFinal()) {
                        throw new Refused(Why.DECIDED, "This concern was answered or closed.");
                    }
                    step.go(connection, effects, concern);
                    return require(connection, id);
                }));
    }

    private static Concern require(Connection connection, String id) throws SQLException {
        return ConcernTable.byId(connection, id)
                .orElseThrow(() -> new Refused(Why.NOT_FOUND, "There is no such concern."));
    }

    private static Future<Void> allowed(Actor actor, Right right) {
        return actor.may(right)
                ? Future.succeededFuture()
                : Future.failedFuture(new Refused(Why.NOT_ALLOWED, "You may not do this."));
    }

    /* To the millisecond, as the store keeps it. */
    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    void note(Effects effects, String what, Concern concern, String by) {
        var event = new AuditEvent.Noted("concern." + what, concern.call(), now(), facts(concern, by));
        effects.record(event);
    }

    private static Map<String, String> facts(Concern concern, String by) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("concern", concern.id());
        facts.put("category", concern.category().word());
        if (!by.isEmpty()) {
            facts.put("by", by);
        }
        return facts;
    }

    void tell(Connection connection, HookEvent event, Concern concern) throws SQLException {
        var data = new JsonObject()
                .put("concern", concern.id())
                .put("call", concern.call())
                .put("application", concern.application())
                .put("category", concern.category().word())
                .put("status", concern.status().word())
                .put("due", concern.due().toString());
        Outbox.tell(connection, event, concern.id(), data, now());
    }

    private static String randomId() {
        var id = new StringBuilder("con_");
        RANDOM.ints(ID_LENGTH, 0, LETTERS.length()).forEach(i -> id.append(LETTERS.charAt(i)));
        return id.toString();
    }
}
