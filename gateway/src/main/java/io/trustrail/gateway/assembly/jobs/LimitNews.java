package io.trustrail.gateway.assembly.jobs;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.limits.Caller;
import io.trustrail.gateway.limits.LimitEvents;
import io.trustrail.gateway.limits.LimitRefused;
import io.trustrail.gateway.policy.spend.Limit;
import io.trustrail.gateway.policy.spend.OnFailure;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of limits: how far they are used to the meters, who gets near their end to the record and the log. Thread-safe. */
public final class LimitNews implements LimitEvents {

    private static final Logger LOG = LoggerFactory.getLogger(LimitNews.class);
    private static final int MOST_SHOWN = 2_000;
    private static final long PERCENT = 100;

    private final Journal journal;
    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<List<String>, Level> levels = new ConcurrentHashMap<>();

    public LimitNews(Journal journal, MeterRegistry registry, Clock clock) {
        this.journal = journal;
        this.registry = registry;
        this.clock = clock;
    }

    /** How far a limit is used. */
    private static final class Level {
        volatile double share;
        volatile Instant until = Instant.MAX;
    }

    @Override
    public void refused(Limit limit, LimitRefused.Kind kind) {
        Counter.builder("trustrail.limit.refusals")
                .description("Calls that a limit turned away")
                .tags("limit", limit.name(), "reason", word(kind))
                .register(registry)
                .increment();
    }

    @Override
    public void unasked(Limit limit, OnFailure behaviour) {
        Counter.builder("trustrail.limit.unasked")
                .description("Calls that passed a limit which could not be asked")
                .tags("limit", limit.name(), "behaviour", word(behaviour))
                .register(registry)
                .increment();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void reached(Limit limit, Caller whose, long used) {
        var every = limit.every();
        if (every == null) {
            return;
        }
        var names = names(limit, whose);
        var level = levels.get(names);
        if (level == null && levels.size() < MOST_SHOWN) {
            level = levels.computeIfAbsent(names, this::shown);
        }
        if (level != null) {
            level.until = every.at(clock.instant(), limit.zone()).ends();
            level.share = (double) used / Math.max(1, limit.most());
        }
    }

    /* What is counted for each key is shown for the key that was used last: there may be very many. */
    private static List<String> names(Limit limit, Caller whose) {
        return List.of(limit.name(), whose.tenant(), whose.application(), whose.feature());
    }

    private Level shown(List<String> names) {
        var level = new Level();
        var tags = Tags.of("limit", names.get(0), "tenant", names.get(1))
                .and("application", names.get(2), "feature", names.get(3));
        Gauge.builder("trustrail.limit.used.ratio", level, it -> clock.instant().isBefore(it.until) ? it.share : 0)
                .description("What is used of a limit in this period, calls under way included: 1 is all of it")
                .tags(tags)
                .register(registry);
        return level;
    }

    @Override
    public void warned(Limit limit, Caller whose, long used) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("limit", limit.name());
        facts.put("tenant", whose.tenant());
        facts.put("application", whose.application());
        facts.put("feature", whose.feature());
        facts.put("key", whose.keyId());
        facts.put("percent", Long.toString(used / Math.max(1, limit.most() / PERCENT)));
        facts.values().removeIf(String::isEmpty);
        journal.appendLater(new AuditEvent.Noted("limit.warned", "", clock.instant(), facts));
        LOG.atWarn().addKeyValue("limit", limit.name()).log("a limit is nearly used up");
        Counter.builder("trustrail.limit.warnings")
                .description("Counters of a limit that went over its threshold for warnings")
                .tag("limit", limit.name())
                .register(registry)
                .increment();
    }
}
