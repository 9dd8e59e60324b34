package io.trustrail.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Meters of calls. Labels are features, vendors, models, categories and outcomes: names that operators wrote, never what
 * callers sent. Thread-safe; meters are looked up once and kept.
 */
public final class CallMeters {

    static final int MOST_CALLERS = 5_000;
    static final String OTHERS = "(other)";

    private final MeterRegistry registry;
    private final Map<String, FeatureMeters> features = new ConcurrentHashMap<>();
    private final Map<String, DistributionSummary> tokens = new ConcurrentHashMap<>();
    private final Map<String, Timer> replies = new ConcurrentHashMap<>();
    private final Map<List<String>, Counter> callers = new ConcurrentHashMap<>();
    private final GuardTimes guardTimes;
    private final SpendMeters spend;

    public CallMeters(MeterRegistry registry) {
        this.registry = registry;
        this.guardTimes = new GuardTimes(registry);
        this.spend = new SpendMeters(registry);
    }

    /** Where it is counted what calls use and cost. */
    public SpendMeters spend() {
        return spend;
    }

    /** Where the time of guards is counted. */
    public GuardTimes guardTimes() {
        return guardTimes;
    }

    /**
     * A call of an application ended; names are empty where they were not known yet. When there are more than {@value
     * #MOST_CALLERS} combinations, those to come are counted as those of the application {@value #OTHERS}.
     */
    public void called(String tenant, String application, String feature, String outcome) {
        var names = List.of(tenant, application, feature, outcome);
        var counter = callers.get(names);
        if (counter == null) {
            var told = callers.size() < MOST_CALLERS ? names : List.of("", OTHERS, "", outcome);
            counter = callers.computeIfAbsent(told, this::caller);
        }
        counter.increment();
    }

    private Counter caller(List<String> names) {
        return Counter.builder("trustrail.calls")
                .description("Calls that ended, by who called what, and how it ended")
                .tags("tenant", names.get(0), "application", names.get(1))
                .tags("feature", names.get(2), "outcome", names.get(3))
                .register(registry);
    }

    /** A call went on to another target than its first. */
    public void fallback(String feature, String vendor, String model) {
        Counter.builder("trustrail.vendor.fallbacks")
                .description("Calls that went on to another target, by that target")
                .tags("feature", feature, "gen_ai.provider.name", vendor, "gen_ai.request.model", model)
                .register(registry)
                .increment();
    }

    /** A vendor was asked for one more answer of the same, to see whether they agree. */
    public void answeredAgain(String feature, String outcome) {
        Counter.builder("trustrail.further.answers")
                .description("Further answers that were asked for, to see whether they agree, by what became of them")
                .tags("feature", feature, "outcome", outcome)
                .register(registry)
                .increment();
    }

    /** A vendor's reply took so long from its head to its end. */
    public void replied(String vendor, String model, long nanos) {
        replies.computeIfAbsent(
                        vendor + '\0' + model,
                        key -> Timer.builder("trustrail.vendor.reply.duration")
                                .description("From the head of a vendor's reply to the end of what the client got")
                                .tags("gen_ai.provider.name", vendor, "gen_ai.request.model", model)
                                .register(registry))
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /** The meters of one feature in one dialect; the feature is empty for calls that ended before it was known. */
    public FeatureMeters feature(String feature, String dialect) {
        return features.computeIfAbsent(feature + '\0' + dialect, key -> new FeatureMeters(registry, feature, dialect));
    }

    /** Tokens as the vendor counted them, -1 where it did not. */
    public void tokens(String vendor, String model, long input, long output) {
        if (input >= 0) {
            tokens(vendor, model, "input").record((double) input);
        }
        if (output >= 0) {
            tokens(vendor, model, "output").record((double) output);
        }
    }

    private DistributionSummary tokens(String vendor, String model, String type) {
        return tokens.computeIfAbsent(
                vendor + '\0' + model + '\0' + type,
                key -> DistributionSummary.builder("gen_ai.client.token.usage")
                        .description("Tokens per call, as the vendor counted them")
                        .tags("gen_ai.provider.name", vendor, "gen_ai.request.model", model, "gen_ai.token.type", type)
                        .register(registry));
    }

    /** Meters of one feature in one dialect. */
    public static final class FeatureMeters {
        private final MeterRegistry registry;
        private final String feature;
        private final String dialect;
        private final Timer firstByte;
        private final Timer guards;
        private final Timer added;
        private final Counter restoreMisses;
        private final Map<String, Timer> calls = new ConcurrentHashMap<>();
        private final Map<String, Counter> counters = new ConcurrentHashMap<>();
        private final Map<String, Counter> reviews = new ConcurrentHashMap<>();

        FeatureMeters(MeterRegistry registry, String feature, String dialect) {
            this.registry = registry;
            this.feature = feature;
            this.dialect = dialect;
            this.firstByte = timer("gen_ai.server.time_to_first_token", "From a call's head to its reply's first byte");
            this.guards = timer("trustrail.guard.duration", "Time that a request's guards took");
            this.added = Timer.builder("trustrail.added.duration")
                    .description(
                            "What the gateway added to a call: until its vendor could be asked, and the reply's guards")
                    .tags("feature", feature, "dialect", dialect)
                    .serviceLevelObjectives(Buckets.ADDED)
                    .register(registry);
            this.restoreMisses = Counter.builder("trustrail.restore.misses")
                    .description("Tokens in replies that look like pseudonyms and stand for nothing")
                    .tag("feature", feature)
                    .register(registry);
        }

        private Timer timer(String name, String description) {
            return Timer.builder(name)
                    .description(description)
                    .tags("feature", feature, "dialect", dialect)
                    .serviceLevelObjectives(Buckets.LATENCY)
                    .register(registry);
        }

        /** A call ended; a first byte of -1 never came. */
        public void ended(String outcome, long nanos, long firstByteNanos) {
            calls.computeIfAbsent(outcome, this::callTimer).record(nanos, TimeUnit.NANOSECONDS);
            if (firstByteNanos >= 0) {
                firstByte.record(firstByteNanos, TimeUnit.NANOSECONDS);
            }
        }

        private Timer callTimer(String outcome) {
            return Timer.builder("gen_ai.server.request.duration")
                    .description("From a call's head to the end of its reply")
                    .tags("feature", feature, "dialect", dialect, "outcome", outcome)
                    .serviceLevelObjectives(Buckets.LATENCY)
                    .register(registry);
        }

        /** What the gateway added to a call that was sent to a vendor. */
        public void added(long nanos) {
            added.record(nanos, TimeUnit.NANOSECONDS);
        }

        /** A vendor replied; what the reply was screened with, as clients are told. */
        public void covered(String coverage) {
            int more = coverage.indexOf(';');
            counters.computeIfAbsent(
                            "coverage\0" + coverage,
                            key -> Counter.builder("trustrail.coverage")
                                    .description("Replies by what they were screened with")
                                    .tags(
                                            "feature",
                                            feature,
                                            "coverage",
                                            more < 0 ? coverage : coverage.substring(0, more))
                                    .tags("unscanned", Boolean.toString(more >= 0))
                                    .register(registry))
                    .increment();
        }

        public void guarded(long nanos) {
            guards.record(nanos, TimeUnit.NANOSECONDS);
        }

        /** What was decided about a request. */
        public void prompt(String verdict, Map<String, Integer> findings, List<String> failed) {
            count("prompt", verdict, findings, failed);
        }

        /** What was decided about a reply. */
        public void reply(String verdict, Map<String, Integer> findings, List<String> failed) {
            count("reply", verdict, findings, failed);
        }

        public void restoreMisses(int count) {
            if (count > 0) {
                restoreMisses.increment(count);
            }
        }

        /** A person may look at an answer: how, what came of it, and how long the client waited; a confidence of -1 is none. */
        public void reviewed(String mode, String outcome, double confidence, long waitNanos) {
            reviews.computeIfAbsent(
                            mode + '\0' + outcome,
                            key -> Counter.builder("trustrail.reviews")
                                    .description("Answers of features that people look at, by mode and outcome")
                                    .tags("feature", feature, "mode", mode, "outcome", outcome)
                                    .register(registry))
                    .increment();
            if (confidence >= 0) {
                confidences().record(confidence * 100);
            }
            if (waitNanos > 0) {
                Timer.builder("trustrail.review.wait")
                        .description("How long clients waited for a person")
                        .tags("feature", feature)
                        .serviceLevelObjectives(Buckets.LATENCY)
                        .register(registry)
                        .record(waitNanos, TimeUnit.NANOSECONDS);
            }
        }

        /* In percent: Micrometer rounds up to whole numbers before it looks for the bucket. */
        private DistributionSummary confidences() {
            return DistributionSummary.builder("trustrail.confidence")
                    .description("Probability that a reviewer would approve the answer, in percent")
                    .tags("feature", feature)
                    .serviceLevelObjectives(Buckets.PERCENT)
                    .register(registry);
        }

        private void count(String direction, String verdict, Map<String, Integer> findings, List<String> failed) {
            counter("trustrail.verdicts", direction, "action", verdict.toLowerCase(Locale.ROOT))
                    .increment();
            findings.forEach((category, number) -> counter("trustrail.findings", direction, "category", category)
                    .increment(number));
            failed.forEach(guard -> counter("trustrail.guard.failures", direction, "guard", guard)
                    .increment());
        }

        private Counter counter(String name, String direction, String label, String value) {
            return counters.computeIfAbsent(
                    name + '\0' + direction + '\0' + value,
                    key -> Counter.builder(name)
                            .description("By feature, direction and " + label)
                            .tags("feature", feature, "direction", direction, label, value)
                            .register(registry));
        }
    }

    private static final class Buckets {
        private static final double[] PERCENT = {10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 99};
        private static final Duration[] ADDED = {
            Duration.ofNanos(500_000), Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(5),
            Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMillis(100),
            Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(5)
        };

        private static final Duration[] LATENCY = {
            Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(50),
            Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(5),
            Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(120)
        };
    }
}
