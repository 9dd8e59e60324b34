package io.trustrail.gateway.review.queue;

import io.trustrail.gateway.review.Content;
import io.trustrail.gateway.review.Decision;
import io.trustrail.gateway.review.ReviewDesk;
import io.trustrail.gateway.review.ReviewState;
import io.trustrail.gateway.review.Submission;
import io.trustrail.gateway.review.item.Item;
import io.trustrail.gateway.review.item.Verdict;
import io.trustrail.gateway.review.register.Effects;
import io.trustrail.gateway.review.table.ReviewRows;
import io.trustrail.gateway.review.table.ReviewTable;
import io.trustrail.gateway.review.texts.Masking;
import io.trustrail.gateway.review.texts.TextTable;
import io.trustrail.gateway.review.texts.Texts;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The desk that calls use, on the queue in the store. */
public final class QueueDesk implements ReviewDesk {

    private static final String ID_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int ID_LENGTH = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Engine engine;

    public QueueDesk(Engine engine) {
        this.engine = engine;
    }

    /** A submission with its texts sealed. */
    private record Prepared(String id, String number, Map<String, byte[]> texts) {}

    @Override
    public Future<String> submit(Submission submission) {
        return engine.worker(() -> {
                    var id = randomId();
                    var number = engine.texts().number(Texts.owner(submission));
                    var masked = engine.masking().content(submission.content());
                    return new Prepared(id, number, engine.texts().seal(id, submission, masked));
                })
                .compose(prepared ->
                        engine.change((connection, effects) -> open(connection, effects, submission, prepared)));
    }

    private String open(Connection connection, Effects effects, Submission submission, Prepared prepared)
            throws SQLException {
        var known = ReviewRows.byCall(connection, submission.call());
        if (known.isPresent()) {
            return known.get().id();
        }
        var now = engine.endings().now();
        ReviewTable.insert(
                connection,
                prepared.id(),
                submission,
                prepared.number(),
                engine.endings().replica(),
                now);
        for (var text : prepared.texts().entrySet()) {
            TextTable.put(connection, prepared.id(), text.getKey(), text.getValue(), now);
        }
        var item = Claims.require(connection, prepared.id());
        effects.record(Facts.of(item)
                .with("application", item.application())
                .with("confidence", item.isJudged() ? String.valueOf(item.confidence()) : "")
                .with("reasons", ReviewRows.words(item.reasons()))
                .event("opened", now));
        engine.endings().opened(connection, item, now);
        return item.id();
    }

    @Override
    public Future<Optional<Decision>> await(String review, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        return until(review, deadline);
    }

    /* Begins to wait before it looks, so that a decision between the two is not missed. */
    private Future<Optional<Decision>> until(String review, long deadline) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            return look(review).map(found -> found.map(Look::decision));
        }
        var waiting = engine.waiters().next(review, Duration.ofNanos(left));
        return look(review).onFailure(failed -> waiting.cancel()).compose(found -> {
            if (found.isEmpty() || found.get().decision() != null) {
                waiting.cancel();
                return Future.succeededFuture(found.map(Look::decision));
            }
            return waiting.future().compose(v -> until(review, deadline));
        });
    }

    private record Look(@Nullable Decision decision) {}

    private Future<Optional<Look>> look(String review) {
        return engine.worker(() -> {
            var item = engine.query(connection -> ReviewRows.byId(connection, review));
            return item.map(found -> new Look(found.status().isFinal() ? decision(review) : null));
        });
    }

    private @Nullable Decision decision(String review) {
        var open = OpenReview.read(engine, review).orElseThrow(() -> noSuchReview());
        return decision(open);
    }

    private static @Nullable Decision decision(OpenReview open) {
        var item = open.item();
        return switch (item.status()) {
            case OPEN, CLAIMED -> null;
            case APPROVED -> new Decision.Approved();
            case EDITED -> edited(open);
            case REJECTED -> rejected(item, open.verdict(Texts.DECISION));
            case EXPIRED -> new Decision.Expired(item.terms().onExpiry());
        };
    }

    /* Where the edited texts were erased, nothing may go out in their place. */
    private static Decision edited(OpenReview open) {
        var verdict = open.verdict(Texts.DECISION);
        if (verdict == null) {
            return new Decision.Rejected("erased", "");
        }
        var hidden = open.hidden();
        var texts = new LinkedHashMap<String, String>();
        verdict.texts().forEach((channel, text) -> texts.put(channel, Masking.unmasked(text, hidden)));
        return new Decision.Edited(texts);
    }

    private static Decision rejected(Item item, @Nullable Verdict verdict) {
        var code = item.end() == null ? "" : item.end().code();
        return new Decision.Rejected(code, verdict == null ? "" : verdict.note());
    }

    @Override
    public Future<Decision> lapse(String review) {
        return engine.change((connection, effects) -> {
                    var item = ReviewRows.byId(connection, review).orElseThrow(QueueDesk::noSuchReview);
                    return item.status().isFinal()
                            ? item
                            : engine.endings()
                                    .expire(
                                            connection,
                                            effects,
                                            item,
                                            engine.endings().now());
                })
                .compose(item -> engine.worker(() -> decision(review)));
    }

    @Override
    public Future<Optional<ReviewState>> state(String review, String tenant, String application) {
        return engine.worker(() -> own(review, tenant, application).map(this::state));
    }

    private ReviewState state(OpenReview open) {
        var item = open.item();
        var about = engine.query(connection -> ReviewRows.about(connection, item.id()));
        return new ReviewState(
                item.id(),
                item.call(),
                item.feature(),
                item.terms().mode(),
                item.opened(),
                item.terms().due(),
                item.terms().windowEnd(),
                decision(open),
                item.end() == null ? null : item.end().at(),
                about);
    }

    @Override
    public Future<Optional<Content>> content(String review, String tenant, String application) {
        return engine.worker(() -> own(review, tenant, application).flatMap(QueueDesk::content));
    }

    private static Optional<Content> content(OpenReview open) {
        var masked = open.content();
        if (masked == null) {
            return Optional.empty();
        }
        var hidden = open.hidden();
        var answer = masked.answer().stream()
                .map(text -> new Content.Text(text.channel(), Masking.unmasked(text.text(), hidden)))
                .toList();
        var whole = new Content(masked.conversation(), answer, masked.marks(), open.values(), masked.envelope());
        return Optional.of(decision(open) instanceof Decision.Edited edited ? whole.withTexts(edited.texts()) : whole);
    }

    private Optional<OpenReview> own(String review, String tenant, String application) {
        return OpenReview.read(engine, review)
                .filter(open -> open.item().tenant().equals(tenant)
                        && open.item().application().equals(application));
    }

    @Override
    public Future<Void> abandoned(String review) {
        return engine.change((connection, effects) -> {
                    var item = ReviewRows.byId(connection, review).orElseThrow(QueueDesk::noSuchReview);
                    engine.endings()
                            .abandon(
                                    connection,
                                    effects,
                                    item,
                                    "client_left",
                                    engine.endings().now());
                    return true;
                })
                .mapEmpty();
    }

    private static NoSuchElementException noSuchReview() {
        return new NoSuchElementException("there is no such review");
    }

    private static String randomId() {
        var id = new StringBuilder("rev_");
        RANDOM.ints(ID_LENGTH, 0, ID_LETTERS.length()).forEach(i -> id.append(ID_LETTERS.charAt(i)));
        return id.toString();
    }
}
