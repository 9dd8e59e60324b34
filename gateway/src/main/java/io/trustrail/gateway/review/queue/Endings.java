package io.trustrail.gateway.review.queue;

import io.trustrail.gateway.review.item.Item;
import io.trustrail.gateway.review.item.Status;
import io.trustrail.gateway.review.register.Effects;
import io.trustrail.gateway.review.table.ReviewRows;
import io.trustrail.gateway.review.table.ReviewTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;

/** What time does to reviews: leases end, what is overdue escalates, windows end. In the caller's transaction. */
final class Endings {

    private static final int MOST_AT_ONCE = 200;

    private final Clock clock;
    private final Duration lease;
    private final String replica;
    private final QueueNews news;
    private final Waiters waiters;
    private volatile Consumer<Item> told = item -> {};

    Endings(Clock clock, QueueOptions options, QueueNews news, Waiters waiters) {
        this.clock = clock;
        this.lease = options.lease();
        this.replica = options.replica();
        this.news = news;
        this.waiters = waiters;
    }

    /** Who learns of ends, once they are durable. */
    void tell(Consumer<Item> ended) {
        told = ended;
    }

    /** To the millisecond, as the store keeps it. */
    Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    Instant leaseEnd(Instant now) {
        return now.plus(lease);
    }

    /** Whether somebody works on it. A lease that would last longer than leases do is from before the clock was set. */
    boolean isHeld(Item item, Instant now) {
        var claim = item.claim();
        return claim != null
                && claim.leaseEnd().isAfter(now)
                && !claim.leaseEnd().isAfter(now.plus(lease));
    }

    boolean windowIsOver(Item item, Instant now) {
        return !item.terms().windowEnd().isAfter(now);
    }

    Item expire(Connection connection, Effects effects, Item item, Instant now) throws SQLException {
        ReviewTable.expired(connection, item.id(), now);
        var onExpiry = item.terms().onExpiry().name().toLowerCase(Locale.ROOT);
        effects.record(Facts.of(item).with("then", onExpiry).event("expired", now));
        return ended(connection, effects, item, now);
    }

    /** Who opens reviews here. */
    String replica() {
        return replica;
    }

    /** To be called after a review was opened. */
    void opened(Connection connection, Item item, Instant now) throws SQLException {
        news.told(connection, QueueNews.Kind.OPENED, item, now);
    }

    /** To be called after a review got its end. */
    Item ended(Connection connection, Effects effects, Item item, Instant now) throws SQLException {
        var after = ReviewRows.byId(connection, item.id()).orElseThrow();
        news.told(connection, QueueNews.Kind.DECIDED, after, now);
        effects.afterwards(() -> {
            waiters.wake(item.id());
            told.accept(after);
        });
        return after;
    }

    /** Does what is due for some reviews; says for how many. */
    int sweep(Connection connection, Effects effects) throws SQLException {
        var now = now();
        int done = 0;
        for (var item : due(connection, "window_end <= ?", now)) {
            expire(connection, effects, item, now);
            done++;
        }
        for (var item : due(connection, "escalated_at IS NULL AND due_at <= ?", now)) {
            ReviewTable.escalated(connection, item, now);
            effects.record(Facts.of(item).event("escalated", now));
            news.told(connection, QueueNews.Kind.OVERDUE, item, now);
            done++;
        }
        return done + release(connection, effects, now);
    }

    private int release(Connection connection, Effects effects, Instant now) throws SQLException {
        int done = 0;
        var sql = ReviewRows.SELECT + " WHERE status = 'claimed' AND (lease_end <= ? OR lease_end > ?) LIMIT ?";
        try (var select = connection.prepareStatement(sql)) {
            select.setLong(1, now.toEpochMilli());
            select.setLong(2, now.plus(lease).toEpochMilli());
            select.setInt(3, MOST_AT_ONCE);
            for (var item : ReviewRows.read(select)) {
                ReviewTable.reopen(connection, item.id());
                effects.record(Facts.of(item)
                        .with("by", item.claimedBy())
                        .with("why", "lease_ended")
                        .event("released", now));
                done++;
            }
        }
        return done;
    }

    private static Iterable<Item> due(Connection connection, String condition, Instant now) throws SQLException {
        var sql = ReviewRows.SELECT + " WHERE status IN ('open', 'claimed') AND " + condition + " LIMIT ?";
        try (var select = connection.prepareStatement(sql)) {
            select.setLong(1, now.toEpochMilli());
            select.setInt(2, MOST_AT_ONCE);
            return ReviewRows.read(select);
        }
    }

    /** Notes that nobody waits for the held reviews of this gateway's earlier process any more. */
    int orphan(Connection connection, Effects effects) throws SQLException {
        var now = now();
        var sql = ReviewRows.SELECT + " WHERE status IN ('open', 'claimed') AND mode = 'hold'"
                + " AND client_gone_at IS NULL AND replica = ?";
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, replica);
            var items = ReviewRows.read(select);
            for (var item : items) {
                abandon(connection, effects, item, "restart", now);
            }
            return items.size();
        }
    }

    void abandon(Connection connection, Effects effects, Item item, String why, Instant now) throws SQLException {
        if (item.clientGone() == null && !item.status().isFinal()) {
            ReviewTable.clientGone(connection, item.id(), now);
            effects.record(Facts.of(item).with("why", why).event("abandoned", now));
        }
    }

    static boolean isExpired(Item item) {
        return item.status() == Status.EXPIRED;
    }
}
