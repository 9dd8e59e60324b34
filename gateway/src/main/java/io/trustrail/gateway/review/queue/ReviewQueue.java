package io.trustrail.gateway.review.queue;

import io.trustrail.gateway.review.item.Actor;
import io.trustrail.gateway.review.item.Actor.Right;
import io.trustrail.gateway.review.item.Dossier;
import io.trustrail.gateway.review.item.Filter;
import io.trustrail.gateway.review.item.Item;
import io.trustrail.gateway.review.item.Page;
import io.trustrail.gateway.review.item.QueueHealth;
import io.trustrail.gateway.review.item.Refused;
import io.trustrail.gateway.review.item.Refused.Why;
import io.trustrail.gateway.review.item.Ruling;
import io.trustrail.gateway.review.item.Status;
import io.trustrail.gateway.review.item.Wish;
import io.trustrail.gateway.review.queue.Decisions.Sealed;
import io.trustrail.gateway.review.table.HealthReport;
import io.trustrail.gateway.review.table.ReviewRows;
import io.trustrail.gateway.review.table.ReviewSearch;
import io.trustrail.gateway.review.table.SkillTable;
import io.trustrail.gateway.review.texts.TextTable;
import io.trustrail.gateway.review.texts.Texts;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What people and programs do with reviews. Every future fails with {@link Refused} if somebody may not, or too late. See
 * the package's promises.
 */
public final class ReviewQueue {

    /** A reason to see what tokens stand for has so many characters at least: it is recorded for others to read. */
    public static final int SHORTEST_REASON = 5;

    /** And so many at most. */
    public static final int LONGEST_REASON = 500;

    private static final String NOBODY_NAMED = "The reason has personal data in it; it is recorded for good.";

    private final Engine engine;
    private final Claims claims;
    private final Decisions decisions;

    public ReviewQueue(Engine engine) {
        this.engine = engine;
        this.claims = new Claims(engine.endings());
        this.decisions = new Decisions(engine.endings(), claims);
    }

    public Future<Page> list(Actor actor, Filter filter) {
        return allowed(actor, Right.READ)
                .compose(v -> engine.read(connection ->
                        ReviewSearch.run(connection, filter, engine.endings().now())));
    }

    /** Everything about one review, masked. */
    public Future<Dossier> get(Actor actor, String review) {
        return allowed(actor, Right.READ).compose(v -> engine.worker(() -> dossier(actor, review)));
    }

    private Dossier dossier(Actor actor, String review) {
        var open = require(review);
        var signals = engine.query(connection -> ReviewRows.signals(connection, review));
        return new Dossier(
                open.item(),
                signals,
                open.content(),
                open.verdict(Texts.OPINION),
                open.verdict(Texts.DECISION),
                open.draft(actor.name()));
    }

    /** Takes a review, or keeps it for another lease. */
    public Future<Item> claim(Actor actor, String review) {
        return allowed(actor, Right.DECIDE)
                .compose(v -> engine.change((connection, effects) -> claims.claim(connection, effects, actor, review)))
                .compose(Result::future);
    }

    /** Takes the most urgent review that fits; empty if there is none. */
    public Future<Optional<Item>> claimNext(Actor actor, Wish wish) {
        return allowed(actor, Right.DECIDE)
                .compose(v -> engine.change((connection, effects) -> claims.next(connection, effects, actor, wish)))
                .map(result -> Optional.ofNullable(result.item()));
    }

    /** Keeps a claim for another lease. */
    public Future<Item> renew(Actor actor, String review) {
        return allowed(actor, Right.DECIDE)
                .compose(v -> engine.change((connection, effects) -> claims.renew(connection, effects, actor, review)))
                .compose(Result::future);
    }

    /** Gives a review back to those that wait. */
    public Future<Item> release(Actor actor, String review) {
        return allowed(actor, Right.DECIDE)
                .compose(
                        v -> engine.change((connection, effects) -> claims.release(connection, effects, actor, review)))
                .compose(Result::future);
    }

    /**
     * Decides. With four eyes the first verdict is an opinion: the review waits for a second person, who must say the same.
     *
     * @return the review as it is then; fails with {@link Why#PERSONAL_DATA} if an edited text has some and that was not
     *     confirmed, and keeps the text as a draft then and whenever it comes too late
     */
    public Future<Item> decide(Actor actor, String review, Ruling ruling) {
        return allowed(actor, Right.DECIDE)
                .compose(v -> engine.worker(() -> sealed(actor, review, ruling)))
                .compose(ready -> stopped(ready, ruling) ? kept(actor, review, ready) : decided(actor, review, ready));
    }

    private Sealed sealed(Actor actor, String review, Ruling ruling) {
        var open = require(review);
        var verdict = ruling.verdict();
        var personalData = List.<String>of();
        if (verdict.status() == Status.EDITED) {
            var content = open.content();
            if (content == null) {
                throw new Refused(Why.ERASED, "The texts of this review were erased; there is nothing to edit.");
            }
            personalData = engine.check().check(content, open.tokens(), verdict.texts());
        }
        // What one types, the others read.
        var masked = engine.masking().verdict(verdict, open.contentWithValues(), open.hidden());
        return new Sealed(
                ruling.decisionId(),
                masked.what(),
                personalData,
                open.verdict(Texts.OPINION),
                open.item().terms().fourEyes() ? open.seal(Texts.OPINION, masked.what()) : new byte[0],
                open.seal(Texts.DECISION, masked.what()),
                open.seal(masked.hidden()),
                open.sealDraft(actor.name(), verdict.texts()));
    }

    private Future<Item> decided(Actor actor, String review, Sealed ready) {
        return engine.change((connection, effects) -> decisions.decide(connection, effects, actor, review, ready))
                .compose(Result::future);
    }

    private static boolean stopped(Sealed ready, Ruling ruling) {
        return !ready.personalData().isEmpty() && !ruling.personalDataConfirmed();
    }

    private Future<Item> kept(Actor actor, String review, Sealed ready) {
        return keepDraft(actor, review, ready.draft())
                .compose(kept -> Future.failedFuture(new Refused(
                        Why.PERSONAL_DATA,
                        "The edited text has personal data that was not in the answer. Take it out, or confirm it.",
                        ready.personalData())));
    }

    /** Keeps what somebody typed, to be offered again; with no texts, forgets it. */
    public Future<Void> saveDraft(Actor actor, String review, Map<String, String> texts) {
        return allowed(actor, Right.DECIDE)
                .compose(v -> engine.worker(() -> require(review).sealDraft(actor.name(), texts)))
                .compose(draft -> keepDraft(actor, review, draft));
    }

    private Future<Void> keepDraft(Actor actor, String review, byte[] draft) {
        var kind = Texts.draft(actor.name());
        return engine.change((connection, effects) -> {
                    if (draft.length == 0) {
                        TextTable.delete(connection, review, kind);
                    } else {
                        TextTable.put(
                                connection,
                                review,
                                kind,
                                draft,
                                engine.endings().now());
                    }
                    return true;
                })
                .mapEmpty();
    }

    /**
     * What the tokens of a review stand for. Recorded before anybody sees it.
     *
     * @param reason why it must be seen, without names: it is recorded for good
     */
    public Future<Map<String, String>> reveal(Actor actor, String review, String reason) {
        return allowed(actor, Right.REVEAL)
                .compose(v -> engine.worker(() -> {
                    var open = require(review);
                    if (open.content() == null) {
                        throw new Refused(Why.ERASED, "The texts of this review were erased.");
                    }
                    if (engine.check().namesSomebody(reason, open.tokens())) {
                        throw new Refused(Why.PERSONAL_DATA, NOBODY_NAMED);
                    }
                    return open;
                }))
                .compose(open -> engine.change((connection, effects) -> {
                            var facts = Facts.of(open.item())
                                    .with("by", actor.name())
                                    .with("reason", reason);
                            effects.record(
                                    facts.event("revealed", engine.endings().now()));
                            return true;
                        })
                        .compose(recorded -> engine.worker(open::tokens)));
    }

    /** How the queue does. */
    public Future<QueueHealth> health(Actor actor, Duration period) {
        return allowed(actor, Right.READ)
                .compose(v -> engine.read(connection ->
                        HealthReport.of(connection, engine.endings().now(), period)));
    }

    /** Who knows what, by name. Whoever is not in it may work on everything. */
    public Future<Map<String, Set<String>>> skills(Actor actor) {
        return allowed(actor, Right.READ).compose(v -> engine.read(SkillTable::all));
    }

    /** Says what a reviewer knows; with no skills, that they may work on everything. */
    public Future<Void> setSkills(Actor actor, String person, Set<String> skills) {
        return allowed(actor, Right.MANAGE)
                .compose(v -> engine.change((connection, effects) -> {
                    SkillTable.set(connection, person, skills);
                    effects.record(
                            Facts.skills(actor, person, skills, engine.endings().now()));
                    return true;
                }))
                .mapEmpty();
    }

    private OpenReview require(String review) {
        return OpenReview.read(engine, review)
                .orElseThrow(() -> new Refused(Why.NOT_FOUND, "There is no such review."));
    }

    private static Future<Void> allowed(Actor actor, Right right) {
        return actor.may(right)
                ? Future.succeededFuture()
                : Future.failedFuture(new Refused(Why.NOT_ALLOWED, "You may not do this."));
    }
}
