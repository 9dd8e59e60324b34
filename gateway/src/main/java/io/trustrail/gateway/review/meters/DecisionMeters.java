package io.trustrail.gateway.review.meters;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.trustrail.gateway.review.item.Item;
import io.trustrail.gateway.review.item.Status;
import java.time.Duration;
import java.util.Locale;

/** Meters of reviews that end here: what was decided, how fast, and how far confidence was right. */
public final class DecisionMeters {

    private static final Duration[] TIMES = {
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1),
        Duration.ofHours(4),
        Duration.ofHours(12),
        Duration.ofDays(1),
        Duration.ofDays(3)
    };

    private final MeterRegistry registry;

    public DecisionMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A review ended: by somebody's decision, or by itself. */
    public void ended(Item item) {
        var end = item.end();
        if (end == null) {
            return;
        }
        var mode = item.terms().mode().name().toLowerCase(Locale.ROOT);
        var verdict = item.status().word();
        boolean inTime = item.status() != Status.EXPIRED
                && !end.at().isAfter(item.terms().due());
        Counter.builder("trustrail.review.decisions")
                .description("Reviews that ended, by what was decided and whether in time")
                .tags("feature", item.feature(), "mode", mode, "verdict", verdict)
                .tags("in_time", Boolean.toString(inTime))
                .register(registry)
                .increment();
        if (item.status() == Status.EXPIRED) {
            return;
        }
        Timer.builder("trustrail.review.decision")
                .description("From an answer's submission to a person's decision")
                .tags("feature", item.feature())
                .serviceLevelObjectives(TIMES)
                .register(registry)
                .record(Duration.between(item.opened(), end.at()));
        if (item.isJudged()) {
            DistributionSummary.builder("trustrail.review.confidence")
                    .description("Confidence in answers that people decided about, by what they decided")
                    .tags("feature", item.feature(), "mode", mode, "verdict", verdict)
                    .register(registry)
                    .record(item.confidence());
        }
    }
}
