package io.trustrail.gateway.vendor;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.trustrail.gateway.policy.assessment.Gap;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Counts what happens at vendors. Thread-safe; meters are looked up once and kept. */
public final class VendorMeters implements VendorEvents {

    private final MeterRegistry registry;
    private final Map<String, Timer> attempts = new ConcurrentHashMap<>();
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> breakers = new ConcurrentHashMap<>();

    public VendorMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void attempted(Target target, int status, VendorFailure.@Nullable Kind failure, long nanos) {
        breakers.computeIfAbsent(target.toString(), key -> breakerGauge(target));
        var error = failure != null ? name(failure) : status >= 400 ? Integer.toString(status) : "";
        attempts.computeIfAbsent(
                        target + "\0" + error,
                        key -> Timer.builder("gen_ai.client.operation.duration")
                                .description("From asking a vendor to its reply's head, or to the failure")
                                .tags("gen_ai.provider.name", target.vendor().name())
                                .tags("gen_ai.request.model", target.model(), "error.type", error)
                                .serviceLevelObjectives(
                                        Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(10))
                                .register(registry))
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void broken(Target target, VendorFailure.Kind failure) {
        counter("trustrail.vendor.broken", "Replies that broke off after their head", target, name(failure));
    }

    @Override
    public void refused(Target target, VendorFailure.Kind reason) {
        counter("trustrail.vendor.refused", "Requests that were not made, to spare the vendor", target, name(reason));
    }

    @Override
    public void passedOver(Target target, Gap.Reason reason) {
        var name = reason.name().toLowerCase(Locale.ROOT);
        counter("trustrail.vendor.ineligible", "Targets not asked, for their vendor does not qualify", target, name);
    }

    @Override
    public void retrying(Target target, long waitMillis) {
        counter("trustrail.vendor.retries", "Requests that were made again", target, "");
    }

    @Override
    public void breaker(Target target, BreakerState state) {
        breakers.computeIfAbsent(target.toString(), key -> breakerGauge(target)).set(level(state));
    }

    private static int level(BreakerState state) {
        return switch (state) {
            case CLOSED -> 0;
            case OPEN -> 1;
            case HALF_OPEN -> 2;
        };
    }

    private AtomicInteger breakerGauge(Target target) {
        var state = new AtomicInteger();
        Gauge.builder("trustrail.vendor.breaker", state, AtomicInteger::get)
                .description("State of a target's circuit breaker: 0 closed, 1 open, 2 half open")
                .tags("gen_ai.provider.name", target.vendor().name(), "gen_ai.request.model", target.model())
                .register(registry);
        return state;
    }

    private void counter(String name, String description, Target target, String reason) {
        counters.computeIfAbsent(
                        name + '\0' + target + '\0' + reason,
                        key -> Counter.builder(name)
                                .description(description)
                                .tags(
                                        "gen_ai.provider.name",
                                        target.vendor().name(),
                                        "gen_ai.request.model",
                                        target.model())
                                .tags("reason", reason)
                                .register(registry))
                .increment();
    }

    private static String name(VendorFailure.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
