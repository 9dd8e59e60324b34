package io.trustrail.gateway.assembly;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.audit.JournalState;
import io.trustrail.gateway.audit.log.TransparencyLog;
import io.trustrail.gateway.metrics.GaugeRows;
import io.trustrail.gateway.metrics.JvmThreads;
import io.trustrail.gateway.policy.LivePolicy;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.yaml.Problem;
import io.trustrail.gateway.proxy.Recorder;
import io.trustrail.gateway.review.confidence.LiveConfidence;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Meters of the process as a whole. */
final class GatewayMeters {

    private static final String CRASHED = "Calls that the process before this one left open, found at the start";

    private GatewayMeters() {}

    static void bind(MeterRegistry registry, Journal journal, LivePolicy policy, Recorder recorder) {
        process(registry);
        Gauge.builder("trustrail.calls.active", recorder, Recorder::underWay)
                .description("Calls that began and did not end yet")
                .register(registry);
        journal(registry, journal);
        policy(registry, policy);
    }

    private static void process(MeterRegistry registry) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreads().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            FunctionCounter.builder("jvm.gc.seconds", collector, gc -> gc.getCollectionTime() / 1e3)
                    .description("Time that garbage collections took")
                    .tags("collector", collector.getName())
                    .register(registry);
        }
        Gauge.builder("trustrail.build.info", () -> 1)
                .description("1, with the gateway's version and the Java version it runs on")
                .tags("version", Release.VERSION, "java", Runtime.version().toString())
                .register(registry);
    }

    private static void journal(MeterRegistry registry, Journal journal) {
        journal.telling(kind -> Counter.builder("trustrail.journal.events")
                .description("Events other than calls that were given to the record, by kind")
                .tag("kind", kind)
                .register(registry)
                .increment());
        gauge(registry, journal, "trustrail.journal.healthy", "1 if records can be written", s -> s.healthy() ? 1 : 0);
        gauge(registry, journal, "trustrail.journal.queue", "Records that wait for the disk", JournalState::queued);
        gauge(
                registry,
                journal,
                "trustrail.journal.open.calls",
                "Calls opened and not closed",
                JournalState::openCalls);
        gauge(
                registry,
                journal,
                "trustrail.journal.commit.seconds",
                "How long the last group took",
                s -> s.lastCommitMicros() / 1e6);
        gauge(
                registry,
                journal,
                "trustrail.journal.crashed.calls",
                CRASHED,
                s -> journal.unclosed().size());
        counter(
                registry,
                journal,
                "trustrail.journal.busy.seconds",
                "How long all groups took together",
                s -> s.commitMicros() / 1e6);
        counter(registry, journal, "trustrail.journal.records", "Records written", s -> (double) s.records());
        counter(registry, journal, "trustrail.journal.groups", "Groups they were written in", s -> (double) s.groups());
        counter(registry, journal, "trustrail.journal.lost", "Records that could not be written", s ->
                (double) s.lost());
    }

    static void log(MeterRegistry registry, Journal journal, TransparencyLog log) {
        Gauge.builder("trustrail.log.healthy", log, l -> l.state().healthy() ? 1 : 0)
                .description("1 if records become leaves of the transparency log")
                .register(registry);
        Gauge.builder("trustrail.log.size", log, l -> l.state().size())
                .description("Leaves that the newest checkpoint covers")
                .register(registry);
        Gauge.builder(
                        "trustrail.log.behind",
                        log,
                        l -> Math.max(0, journal.lastDurable() - l.state().size()))
                .description("Durable records that no checkpoint covers yet")
                .register(registry);
    }

    static void confidence(MeterRegistry registry, LiveConfidence confidence) {
        Gauge.builder(
                        "trustrail.confidence.calibration.labels",
                        confidence,
                        live -> live.calibration().labels())
                .description("Decisions that confidence is calibrated on; 0 without a calibration")
                .register(registry);
    }

    private static void gauge(
            MeterRegistry registry, Journal journal, String name, String text, ToDoubleFunction<JournalState> value) {
        Gauge.builder(name, journal, j -> value.applyAsDouble(j.state()))
                .description(text)
                .register(registry);
    }

    private static void counter(
            MeterRegistry registry, Journal journal, String name, String text, ToDoubleFunction<JournalState> value) {
        FunctionCounter.builder(name, journal, j -> value.applyAsDouble(j.state()))
                .description(text)
                .register(registry);
    }

    private static void policy(MeterRegistry registry, LivePolicy policy) {
        var info = new GaugeRows(registry, "trustrail.policy.info", "1 for the policy in force, by its hash");
        info.show(row(policy.current()));
        var good = reloads(registry, "loaded");
        var bad = reloads(registry, "refused");
        policy.listen(new LivePolicy.Listener() {
            @Override
            public void loaded(PolicyBook book, List<Problem> warnings) {
                info.show(row(book));
                good.increment();
            }

            @Override
            public void refused(List<Problem> problems) {
                bad.increment();
            }
        });
        Gauge.builder(
                        "trustrail.policy.loaded.timestamp",
                        policy,
                        p -> p.loadedAt().toEpochMilli() / 1e3)
                .description("When the policy in force was loaded")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("trustrail.policy.up.to.date", policy, p -> isUpToDate(p) ? 1 : 0)
                .description("0 while changed policy files can't be used and the last good policy stays")
                .register(registry);
    }

    private static Counter reloads(MeterRegistry registry, String result) {
        return Counter.builder("trustrail.policy.reloads")
                .description("Changes of policy files since the start, by whether they could be used")
                .tag("result", result)
                .register(registry);
    }

    private static boolean isUpToDate(LivePolicy policy) {
        return policy.lastProblems().stream().noneMatch(Problem::isError);
    }

    private static Map<Tags, Supplier<Number>> row(PolicyBook book) {
        return Map.of(Tags.of("hash", book.hash()), () -> 1);
    }
}
