package io.trustrail.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Meters of what calls use and cost. Labels are names that operators wrote; when there are too many combinations, new ones
 * are counted for one application that stands for all others. Thread-safe; meters are looked up once and kept.
 */
public final class SpendMeters {

    private static final double NANO = 1e-9;

    private final MeterRegistry registry;
    private final Map<List<String>, Counter> counters = new ConcurrentHashMap<>();

    public SpendMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Who used which model for what.
     */
    public record Use(String application, String feature, String vendor, String model) {}

    /** Tokens of a call as the vendor counted them; input that came from its cache is counted once more as such. */
    public void tokens(Use use, long input, long cached, long output) {
        tokens(use, "input", input);
        tokens(use, "cached", cached);
        tokens(use, "output", output);
    }

    private void tokens(Use use, String type, long number) {
        if (number > 0) {
            counter("trustrail.tokens", "Tokens as vendors counted them, by who used them for what", use, "type", type)
                    .increment((double) number);
        }
    }

    /** What a call cost, in 10<sup>-9</sup> of the currency. */
    public void cost(Use use, long nanos, String currency) {
        counter("trustrail.cost", "What calls cost by the policy's prices, in a currency", use, "currency", currency)
                .increment(nanos * NANO);
    }

    /** It is not known what a call cost. */
    public void unknown(Use use, String reason) {
        counter(
                        "trustrail.cost.unknown",
                        "Calls that vendors answered and that have no known cost",
                        use,
                        "reason",
                        reason)
                .increment();
    }

    private Counter counter(String name, String description, Use use, String label, String value) {
        var key = List.of(name, use.application(), use.feature(), use.vendor(), use.model(), value);
        var known = counters.get(key);
        if (known != null) {
            return known;
        }
        var told = counters.size() < CallMeters.MOST_CALLERS ? use.application() : CallMeters.OTHERS;
        var kept = List.of(name, told, use.feature(), use.vendor(), use.model(), value);
        return counters.computeIfAbsent(
                kept,
                it -> Counter.builder(name)
                        .description(description)
                        .tags("application", told, "feature", use.feature())
                        .tags("gen_ai.provider.name", use.vendor(), "gen_ai.request.model", use.model())
                        .tag(label, value)
                        .register(registry));
    }
}
