package io.trustrail.gateway.review.queue;

import io.trustrail.gateway.review.item.Actor;
import io.trustrail.gateway.review.item.Item;
import io.trustrail.gateway.review.item.Refused;
import io.trustrail.gateway.review.item.Refused.Why;
import io.trustrail.gateway.review.item.Status;
import io.trustrail.gateway.review.item.Wish;
import io.trustrail.gateway.review.register.Effects;
import io.trustrail.gateway.review.table.ReviewRows;
import io.trustrail.gateway.review.table.ReviewTable;
import io.trustrail.gateway.review.table.SkillTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who works on a review. In the caller's transaction. */
final class Claims {

    private final Endings endings;

    Claims(Endings endings) {
        this.endings = endings;
    }

    Result claim(Connection connection, Effects effects, Actor actor, String review) throws SQLException {
        var item = require(connection, review);
        var now = endings.now();
        if (!item.status().isFinal() && endings.windowIsOver(item, now)) {
            item = endings.expire(connection, effects, item, now);
        }
        var refused = refusal(connection, actor, item, now);
        return refused != null ? refused : taken(connection, effects, actor, item, "", now);
    }

    /** The most urgent review that the actor may work on; a result without anything if there is none. */
    Result next(Connection connection, Effects effects, Actor actor, Wish wish) throws SQLException {
        var now = endings.now();
        var known = again(connection, actor, wish, now);
        if (known != null) {
            return Result.of(known);
        }
        var values = new ArrayList<Object>();
        var sql = waiting(actor, wish, SkillTable.of(connection, actor.name()), now, values);
        try (var select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            var found = ReviewRows.read(select);
            return found.isEmpty()
                    ? new Result(null, null)
                    : taken(connection, effects, actor, found.get(0), wish.requestId(), now);
        }
    }

    private String waiting(Actor actor, Wish wish, Set<String> known, Instant now, List<Object> values) {
        var sql = new StringBuilder(ReviewRows.SELECT);
        sql.append(" WHERE status = 'open' AND window_end > ?");
        values.add(now.toEpochMilli());
        sql.append(" AND (first_by IS NULL OR first_by <> ? OR disputed = 1)");
        values.add(actor.name());
        if (!actor.may(Actor.Right.MANAGE)) {
            sql.append(" AND disputed = 0");
        }
        in(sql, values, " AND feature IN ", wish.features());
        in(sql, values, " AND language IN ", wish.languages());
        skills(sql, values, wish.skills());
        skills(sql, values, known);
        return sql.append(" ORDER BY priority DESC, due_at, id LIMIT 1").toString();
    }

    private static void skills(StringBuilder sql, List<Object> values, Set<String> known) {
        if (!known.isEmpty()) {
            in(
                    sql,
                    values,
                    " AND NOT EXISTS (SELECT 1 FROM review_skills s WHERE s.review_id = reviews.id AND s.skill NOT IN ",
                    known);
            sql.append(')');
        }
    }

    private static void in(StringBuilder sql, List<Object> values, String condition, Set<String> words) {
        if (!words.isEmpty()) {
            sql.append(condition)
                    .append("(?")
                    .append(", ?".repeat(words.size() - 1))
                    .append(')');
            values.addAll(words);
        }
    }

    private @Nullable Item again(Connection connection, Actor actor, Wish wish, Instant now) throws SQLException {
        if (wish.requestId().isEmpty()) {
            return null;
        }
        var sql = ReviewRows.SELECT + " WHERE status = 'claimed' AND claimed_by = ? AND claim_request = ?";
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, actor.name());
            select.setString(2, wish.requestId());
            return ReviewRows.read(select).stream()
                    .filter(item -> endings.isHeld(item, now))
                    .findFirst()
                    .orElse(null);
        }
    }

    private Result taken(Connection connection, Effects effects, Actor actor, Item item, String request, Instant now)
            throws SQLException {
        var end = endings.leaseEnd(now);
        if (isOf(item, actor) && endings.isHeld(item, now)) {
            ReviewTable.renew(connection, item.id(), end);
        } else {
            ReviewTable.claim(connection, item.id(), actor.name(), request, now, end);
            effects.record(Facts.of(item).with("by", actor.name()).event("claimed", now));
        }
        return Result.of(item.claimed(new Item.Claim(actor.name(), end)));
    }

    /** Keeps a claim for another lease. */
    Result renew(Connection connection, Effects effects, Actor actor, String review) throws SQLException {
        var item = require(connection, review);
        return isOf(item, actor) && !item.status().isFinal()
                ? claim(connection, effects, actor, review)
                : Result.refused(Why.NOT_CLAIMED, "You have not claimed this review, or the lease has ended.");
    }

    /** Gives a review back; that of somebody else with {@link Actor.Right#MANAGE}. */
    Result release(Connection connection, Effects effects, Actor actor, String review) throws SQLException {
        var item = require(connection, review);
        if (item.status() != Status.CLAIMED) {
            return Result.of(item);
        }
        if (!isOf(item, actor) && !actor.may(Actor.Right.MANAGE)) {
            return Result.refused(Why.CLAIMED, "Somebody else works on this review.");
        }
        var now = endings.now();
        ReviewTable.reopen(connection, review);
        effects.record(Facts.of(item).with("by", actor.name()).event("released", now));
        return Result.of(require(connection, review));
    }

    /** Why the actor can't work on this review, or null. */
    @Nullable Result refusal(Connection connection, Actor actor, Item item, Instant now) throws SQLException {
        if (item.status().isFinal()) {
            return Endings.isExpired(item)
                    ? Result.refused(Why.EXPIRED, "The time for this review is over.")
                    : Result.refused(Why.DECIDED, "This review is decided already.");
        }
        if (endings.isHeld(item, now) && !isOf(item, actor)) {
            return Result.refused(Why.CLAIMED, "Somebody else works on this review.");
        }
        if (item.disputed() && !actor.may(Actor.Right.MANAGE)) {
            return Result.refused(Why.DISPUTED, "Two people disagreed; somebody who manages reviews must decide.");
        }
        if (!item.disputed() && item.first() != null && item.first().by().equals(actor.name())) {
            return Result.refused(Why.SECOND_PERSON, "A second person must look at this review, not the first again.");
        }
        var missing = SkillTable.missing(connection, actor.name(), item.skills());
        return missing.isEmpty()
                ? null
                : new Result(null, new Refused(Why.SKILL_MISSING, "This review needs other skills.", missing));
    }

    static boolean isOf(Item item, Actor actor) {
        return item.claimedBy().equals(actor.name());
    }

    static Item require(Connection connection, String review) throws SQLException {
        return ReviewRows.byId(connection, review)
                .orElseThrow(() -> new Refused(Why.NOT_FOUND, "There is no such review."));
    }
}
