package io.trustrail.gateway.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long each guard takes. Thread-safe. Plain counters and no histogram: a guard reads each piece of a stream, and this
 * must cost it next to nothing.
 */
public final class GuardTimes {

    private final MeterRegistry registry;
    private final Map<String, Times> prompts = new ConcurrentHashMap<>();
    private final Map<String, Times> replies = new ConcurrentHashMap<>();

    public GuardTimes(MeterRegistry registry) {
        this.registry = registry;
    }

    /** The times of a guard that reads texts of requests. */
    public Times ofPrompts(String guard) {
        return prompts.computeIfAbsent(guard, name -> new Times(registry, name, "prompt"));
    }

    /** The times of a guard that reads texts of replies. */
    public Times ofReplies(String guard) {
        return replies.computeIfAbsent(guard, name -> new Times(registry, name, "reply"));
    }

    /** The times of one guard in one direction. */
    public static final class Times {
        private final LongAdder nanos = new LongAdder();
        private final LongAdder checks = new LongAdder();

        Times(MeterRegistry registry, String guard, String direction) {
            FunctionCounter.builder("trustrail.guard.busy.seconds", nanos, sum -> sum.sum() / 1e9)
                    .description("Time from asking a guard to its answer, summed up")
                    .tags("guard", guard, "direction", direction)
                    .register(registry);
            FunctionCounter.builder("trustrail.guard.checks", checks, LongAdder::doubleValue)
                    .description("How often a guard was asked about a text or a piece of one")
                    .tags("guard", guard, "direction", direction)
                    .register(registry);
        }

        /** One check took so long. */
        public void took(long nanoseconds) {
            nanos.add(nanoseconds);
            checks.increment();
        }
    }
}
