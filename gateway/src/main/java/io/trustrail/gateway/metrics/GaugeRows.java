package io.trustrail.gateway.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gauges of one name whose rows come and go. A row that stays keeps its gauge: the last gauge of a name that is taken
 * out takes the name with it, and a scrape in that moment would meet the name twice, and fail. Safe for several threads.
 */
public final class GaugeRows {

    private final Map<Tags, Supplier<Number>> values = new ConcurrentHashMap<>();
    private final MultiGauge gauges;

    public GaugeRows(MeterRegistry registry, String name, String description) {
        this(registry, name, description, null);
    }

    public GaugeRows(MeterRegistry registry, String name, String description, @Nullable String unit) {
        gauges =
                MultiGauge.builder(name).description(description).baseUnit(unit).register(registry);
    }

    /** These rows and no others from now on; a scrape asks for the values. */
    public synchronized void show(Map<Tags, Supplier<Number>> rows) {
        values.putAll(rows);
        gauges.register(
                rows.keySet().stream()
                        .map(tags -> MultiGauge.Row.of(tags, () -> value(tags)))
                        .toList(),
                false);
        values.keySet().retainAll(rows.keySet());
    }

    private Number value(Tags tags) {
        var value = values.get(tags);
        return value == null ? Double.NaN : value.get();
    }
}
