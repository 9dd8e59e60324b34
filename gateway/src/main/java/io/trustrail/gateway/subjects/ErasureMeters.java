package io.trustrail.gateway.subjects;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Meters of erasures. Thread-safe. */
final class ErasureMeters {

    private final Counter notErased;
    private final Counter notFinished;
    private final Clock clock;
    private volatile List<Receipt> open = List.of();

    ErasureMeters(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        notErased = failures(registry, "erase");
        notFinished = failures(registry, "finish");
        Gauge.builder("trustrail.erasures.unfinished", this, it -> it.open.size())
                .description("Erasures of which traces in files or the entry in the record are still to be done")
                .register(registry);
        Gauge.builder("trustrail.erasures.oldest.seconds", this, ErasureMeters::oldestSeconds)
                .description("How long the oldest of them has waited")
                .register(registry);
    }

    private static Counter failures(MeterRegistry registry, String step) {
        return Counter.builder("trustrail.erasure.failures")
                .description("Erasures, or attempts to finish some, that failed")
                .tag("step", step)
                .register(registry);
    }

    /** Somebody asked for an erasure, and nothing was erased. */
    void notErased(Throwable failure) {
        notErased.increment();
    }

    /** What is missing of erasures could not be done; it is tried again. */
    void notFinished(Throwable failure) {
        notFinished.increment();
    }

    /** @param receipts the oldest first */
    void unfinished(List<Receipt> receipts) {
        open = receipts;
    }

    /* If the store can't be asked any more, what is known grows old. */
    private double oldestSeconds() {
        var now = open;
        return now.isEmpty()
                ? 0
                : Duration.between(now.get(0).at(), clock.instant()).toMillis() / 1e3;
    }
}
