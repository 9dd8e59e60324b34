package io.trustrail.gateway.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.trustrail.gateway.metrics.trace.CurrentTrace;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Makes the registry of all meters: values of traced calls have their traces as exemplars. */
public final class ScrapedMeters {

    private static final String EXEMPLARS_EVERYWHERE = "io.prometheus.exporter.exemplarsOnAllMetricTypes";

    private ScrapedMeters() {}

    /** A registry without meters. */
    public static PrometheusMeterRegistry registry() {
        return new PrometheusMeterRegistry(new Config(), new PrometheusRegistry(), Clock.SYSTEM, new CurrentTrace());
    }

    private static final class Config implements PrometheusConfig {

        @Override
        public @Nullable String get(String key) {
            return null;
        }

        /** Prometheus refuses a whole scrape if anything but a bucket or a counter has an exemplar. */
        @Override
        public Properties prometheusProperties() {
            var properties = new Properties();
            properties.setProperty(EXEMPLARS_EVERYWHERE, "false");
            return properties;
        }
    }
}
