package io.trustrail.gateway.review.meters;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.trustrail.gateway.metrics.GaugeRows;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Gauges of the reviews that wait. A feature that had some once stays, with none. */
public final class BacklogMeters {

    private final Store store;
    private final Clock clock;
    private final GaugeRows waiting;
    private final GaugeRows overdue;
    private final GaugeRows oldest;
    private final TreeMap<String, Totals> features = new TreeMap<>();
    private final Look look;

    public BacklogMeters(Vertx vertx, Store store, Clock clock, MeterRegistry registry) {
        this.store = store;
        this.clock = clock;
        this.waiting = new GaugeRows(registry, "trustrail.reviews.open", "Reviews that wait, by state and age");
        this.overdue =
                new GaugeRows(registry, "trustrail.reviews.overdue", "Of them, those whose promised time is over");
        this.oldest =
                new GaugeRows(registry, "trustrail.reviews.oldest.seconds", "How long the oldest of them has waited");
        this.look = new Look(vertx, "the reviews that wait", this::look);
    }

    private record Totals(long overdue, double oldestSeconds) {
        private static final Totals NONE = new Totals(0, 0);

        Totals with(Backlog more, Instant now) {
            double age = Duration.between(more.oldest(), now).toMillis() / 1e3;
            return new Totals(overdue + more.overdue(), Math.max(oldestSeconds, age));
        }
    }

    /** Looks from now on, until the Vert.x closes. */
    public void watch() {
        look.start();
    }

    /** One look; blocks. */
    synchronized boolean look() {
        var now = clock.instant();
        var backlog = store.query(connection -> Backlog.of(connection, now));
        features.replaceAll((feature, totals) -> Totals.NONE);
        backlog.forEach(some -> features.put(
                some.feature(),
                features.getOrDefault(some.feature(), Totals.NONE).with(some, now)));
        var rows = new HashMap<Tags, Supplier<Number>>();
        for (var some : backlog) {
            rows.put(Tags.of("feature", some.feature(), "state", some.state(), "age", some.age()), some::number);
        }
        waiting.show(rows);
        overdue.show(byFeature(Totals::overdue));
        oldest.show(byFeature(Totals::oldestSeconds));
        return true;
    }

    private Map<Tags, Supplier<Number>> byFeature(Function<Totals, Number> value) {
        var rows = new HashMap<Tags, Supplier<Number>>();
        features.forEach((feature, totals) -> rows.put(Tags.of("feature", feature), () -> value.apply(totals)));
        return rows;
    }
}
