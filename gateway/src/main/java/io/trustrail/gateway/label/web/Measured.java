package io.trustrail.gateway.label.web;

import io.trustrail.gateway.audit.index.FeatureFigures;
import io.trustrail.gateway.audit.index.LogIndex;
import io.trustrail.gateway.audit.log.TransparencyLog;
import io.trustrail.gateway.label.draw.Html.Figure;
import io.trustrail.gateway.store.StoreUnavailable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was measured of a feature: counts from the log's index, and the log's own state. Blocks. Figures are good for
 * five minutes: everybody may ask for them, and counting a month of calls is work.
 */
public final class Measured {

    private static final Duration PERIOD = Duration.ofDays(30);
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final String INDEX = "index of the transparency log, last 30 days";

    private final LogIndex index;
    private final TransparencyLog log;
    private final Clock clock;
    private final Map<String, Counted> counted = new ConcurrentHashMap<>();

    public Measured(LogIndex index, TransparencyLog log, Clock clock) {
        this.index = index;
        this.log = log;
        this.clock = clock;
    }

    /** What was counted, and when. */
    record Counted(Instant at, List<Figure> figures) {

        boolean isGood(Instant now) {
            return Duration.between(at, now).abs().compareTo(GOOD_FOR) < 0;
        }
    }

    /** The figures of a feature, the counts only if the index can be read. For names of features only: they are kept. */
    Counted of(String feature) {
        var now = clock.instant();
        return counted.compute(
                feature,
                (name, before) ->
                        before != null && before.isGood(now) ? before : new Counted(now, count(feature, now)));
    }

    private List<Figure> count(String feature, Instant to) {
        var figures = new ArrayList<Figure>();
        try {
            var all = index.figures(feature, to.minus(PERIOD), to);
            figures.add(new Figure("Calls", number(all.calls()), INDEX));
            figures.add(new Figure("Answers that people decided about", share(all.reviewed(), all), INDEX));
            figures.add(new Figure("Calls that guards stopped", share(all.stopped(), all), INDEX));
            figures.add(new Figure("Calls that named a person", share(all.named(), all), INDEX));
        } catch (StoreUnavailable e) {
            figures.add(new Figure("Calls", "unknown", INDEX + ", which can't be read"));
        }
        var state = log.state();
        figures.add(new Figure(
                "Leaves under the newest checkpoint",
                number(state.size()),
                "log " + log.origin() + ", signed " + state.signed().truncatedTo(ChronoUnit.SECONDS)
                        + (state.healthy() ? "" : "; it can't go on at the moment")));
        return List.copyOf(figures);
    }

    JsonObject json(String feature) {
        var newest = of(feature);
        var figures = new JsonArray();
        newest.figures()
                .forEach(it -> figures.add(new JsonObject()
                        .put("name", it.name())
                        .put("value", it.value())
                        .put("source", it.source())));
        return new JsonObject()
                .put("feature", feature)
                .put("at", newest.at().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("figures", figures);
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String share(long count, FeatureFigures all) {
        return all.calls() == 0
                ? number(count)
                : number(count) + String.format(Locale.ROOT, " (%.1f %%)", 100.0 * count / all.calls());
    }
}
