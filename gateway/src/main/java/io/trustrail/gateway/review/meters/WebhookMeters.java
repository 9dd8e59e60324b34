package io.trustrail.gateway.review.meters;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.trustrail.gateway.metrics.GaugeRows;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Gauges of what webhooks were not told yet. */
public final class WebhookMeters {

    private static final String SQL = "SELECT h.id, COUNT(CASE WHEN o.state = 'pending' THEN 1 END) AS pending,"
            + " COUNT(CASE WHEN o.state = 'dead' THEN 1 END) AS dead,"
            + " MIN(CASE WHEN o.state = 'pending' THEN o.created_at END) AS oldest FROM webhooks h"
            + " LEFT JOIN webhook_outbox o ON o.webhook_id = h.id AND o.state IN ('pending', 'dead') GROUP BY h.id";

    private final Store store;
    private final Clock clock;
    private final GaugeRows messages;
    private final GaugeRows oldest;
    private final Look look;

    public WebhookMeters(Vertx vertx, Store store, Clock clock, MeterRegistry registry) {
        this.store = store;
        this.clock = clock;
        this.messages =
                new GaugeRows(registry, "trustrail.webhook.messages", "Messages that a webhook's target has not taken");
        this.oldest = new GaugeRows(
                registry, "trustrail.webhook.oldest.seconds", "How long the oldest message that waits has waited");
        this.look = new Look(vertx, "messages of webhooks", this::look);
    }

    /** @param oldest when the oldest message that waits was written; 0 if none waits */
    private record Waiting(String webhook, long pending, long dead, long oldest) {

        double seconds(Instant now) {
            return oldest == 0 ? 0 : (now.toEpochMilli() - oldest) / 1e3;
        }
    }

    /** Looks from now on, until the Vert.x closes. */
    public void watch() {
        look.start();
    }

    /** One look; blocks. */
    synchronized boolean look() {
        var now = clock.instant();
        var pending = new HashMap<Tags, Supplier<Number>>();
        Map<Tags, Supplier<Number>> ages = new HashMap<>();
        for (var one : store.query(WebhookMeters::waiting)) {
            var webhook = Tags.of("webhook", one.webhook());
            pending.put(webhook.and("state", "pending"), one::pending);
            pending.put(webhook.and("state", "dead"), one::dead);
            ages.put(webhook, () -> one.seconds(now));
        }
        messages.show(pending);
        oldest.show(ages);
        return true;
    }

    private static List<Waiting> waiting(Connection connection) throws SQLException {
        try (var select = connection.createStatement();
                var rows = select.executeQuery(SQL)) {
            var all = new ArrayList<Waiting>();
            while (rows.next()) {
                all.add(new Waiting(
                        rows.getString("id"), rows.getLong("pending"), rows.getLong("dead"), rows.getLong("oldest")));
            }
            return all;
        }
    }
}
