package io.trustrail.gateway.review.queue;

import io.trustrail.gateway.review.item.Actor;
import io.trustrail.gateway.review.item.Item;
import io.trustrail.gateway.review.item.Refused.Why;
import io.trustrail.gateway.review.item.Verdict;
import io.trustrail.gateway.review.register.Effects;
import io.trustrail.gateway.review.table.ReviewRows;
import io.trustrail.gateway.review.table.ReviewTable;
import io.trustrail.gateway.review.texts.TextTable;
import io.trustrail.gateway.review.texts.Texts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of verdicts. In the caller's transaction. */
final class Decisions {

    private final Endings endings;
    private final Claims claims;

    Decisions(Endings endings, Claims claims) {
        this.endings = endings;
        this.claims = claims;
    }

    /**
     * A verdict that was checked and sealed before the transaction.
     *
     * @param verdict as others read it
     * @param personalData categories in the edited text that the reviewer confirmed
     * @param first what the first of two people had said when this was read, or null
     * @param opinion the verdict, sealed as the first of two; empty if one is enough
     * @param decision the verdict, sealed as what holds
     * @param hidden what the tokens of the review stand for that only people see, with those of the verdict, sealed
     * @param draft the edited texts, sealed in case that they come too late; empty if nothing was edited
     */
    record Sealed(
            String decisionId,
            Verdict verdict,
            List<String> personalData,
            @Nullable Verdict first,
            byte[] opinion,
            byte[] decision,
            byte[] hidden,
            byte[] draft) {}

    Result decide(Connection connection, Effects effects, Actor actor, String review, Sealed sealed)
            throws SQLException {
        var item = Claims.require(connection, review);
        if (isKnown(item, actor, sealed.decisionId())) {
            return Result.of(item);
        }
        var now = endings.now();
        if (!item.status().isFinal() && endings.windowIsOver(item, now)) {
            item = endings.expire(connection, effects, item, now);
        }
        var refused = refusal(connection, actor, item, now);
        if (refused != null) {
            keep(connection, actor, review, sealed, now);
            return refused;
        }
        TextTable.delete(connection, review, Texts.draft(actor.name()));
        return item.terms().fourEyes() && !item.disputed()
                ? ofTwo(connection, effects, actor, item, sealed, now)
                : settle(connection, effects, actor, item, sealed, now);
    }

    private static boolean isKnown(Item item, Actor actor, String decisionId) {
        var end = item.end();
        var first = item.first();
        return (end != null && end.decisionId().equals(decisionId) && end.by().equals(actor.name()))
                || (first != null
                        && first.decisionId().equals(decisionId)
                        && first.by().equals(actor.name()));
    }

    /** A lease that has ended does no harm as long as nobody else has taken the review. */
    private @Nullable Result refusal(Connection connection, Actor actor, Item item, Instant now) throws SQLException {
        var refused = claims.refusal(connection, actor, item, now);
        if (refused != null || Claims.isOf(item, actor)) {
            return refused;
        }
        return item.claim() == null
                        && ReviewRows.lastClaimant(connection, item.id()).equals(actor.name())
                ? null
                : Result.refused(Why.NOT_CLAIMED, "Claim the review before you decide.");
    }

    /** What was typed is not lost. */
    private static void keep(Connection connection, Actor actor, String review, Sealed sealed, Instant now)
            throws SQLException {
        if (sealed.draft().length > 0) {
            TextTable.put(connection, review, Texts.draft(actor.name()), sealed.draft(), now);
        }
    }

    private Result ofTwo(Connection connection, Effects effects, Actor actor, Item item, Sealed sealed, Instant now)
            throws SQLException {
        if (item.first() == null) {
            var verdict = sealed.verdict().status();
            ReviewTable.opinion(connection, item.id(), actor.name(), verdict, sealed.decisionId());
            ReviewTable.reopen(connection, item.id());
            TextTable.put(connection, item.id(), Texts.OPINION, sealed.opinion(), now);
            TextTable.put(connection, item.id(), Texts.HIDDEN, sealed.hidden(), now);
            effects.record(
                    facts(item, actor, sealed).with("verdict", verdict.word()).event("opinion", now));
            return Result.of(Claims.require(connection, item.id()));
        }
        if (sealed.first() == null) {
            return Result.refused(Why.CLAIMED, "The review changed in this moment; open it again.");
        }
        if (sealed.verdict().agreesWith(sealed.first())) {
            return settle(connection, effects, actor, item, sealed, now);
        }
        ReviewTable.disputed(connection, item.id(), sealed.decisionId());
        ReviewTable.reopen(connection, item.id());
        TextTable.put(connection, item.id(), Texts.draft(actor.name()), sealed.draft(), now);
        effects.record(facts(item, actor, sealed)
                .with("verdict", sealed.verdict().status().word())
                .with("first", item.first().verdict().word())
                .event("disputed", now));
        return Result.of(Claims.require(connection, item.id()));
    }

    private Result settle(Connection connection, Effects effects, Actor actor, Item item, Sealed sealed, Instant now)
            throws SQLException {
        var verdict = sealed.verdict();
        ReviewTable.decided(
                connection, item.id(), verdict, actor.name(), sealed.decisionId(), sealed.personalData(), now);
        TextTable.put(connection, item.id(), Texts.DECISION, sealed.decision(), now);
        TextTable.put(connection, item.id(), Texts.HIDDEN, sealed.hidden(), now);
        var first = item.first() == null ? "" : item.first().by();
        effects.record(facts(item, actor, sealed)
                .with("first", first)
                .with("code", verdict.code())
                .with(
                        "edited",
                        verdict.texts().isEmpty()
                                ? ""
                                : String.valueOf(verdict.texts().size()))
                .with("personalData", ReviewRows.words(sealed.personalData()))
                .event(verdict.status().word(), now));
        return Result.of(endings.ended(connection, effects, item, now));
    }

    private static Facts facts(Item item, Actor actor, Sealed sealed) {
        return Facts.of(item).with("by", actor.name()).with("decision", sealed.decisionId());
    }
}
