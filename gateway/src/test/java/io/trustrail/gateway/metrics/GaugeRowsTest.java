package io.trustrail.gateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class GaugeRowsTest {

    private final PrometheusMeterRegistry registry = ScrapedMeters.registry();
    private final GaugeRows rows = new GaugeRows(registry, "bikes.open", "Bikes that wait");

    @Test
    void showsWhatIsThereNow() {
        rows.show(Map.of(Tags.of("shop", "north"), () -> 3, Tags.of("shop", "south"), () -> 4));
        rows.show(Map.of(Tags.of("shop", "south"), () -> 5, Tags.of("shop", "west"), () -> 6));

        assertThat(registry.scrape())
                .contains("bikes_open{shop=\"south\"} 5.0", "bikes_open{shop=\"west\"} 6.0")
                .doesNotContain("north");
    }

    @Test
    void noScrapeMeetsARowTwice() {
        rows.show(Map.of(Tags.of("shop", "north"), () -> 0));
        var filling = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 20_000; i++) {
                int value = i;
                rows.show(Map.of(Tags.of("shop", "north"), () -> value));
            }
        });
        do {
            assertThat(registry.scrape()).containsOnlyOnce("# HELP bikes_open");
        } while (!filling.isDone());
        filling.join();
        assertThat(registry.scrape()).contains("bikes_open{shop=\"north\"} 19999.0");
    }
}
