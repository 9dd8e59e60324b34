package io.trustrail.gateway.metrics.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Sends traces by OTLP over HTTP, with the variables that OpenTelemetry defines for it. */
public final class OtlpTracer implements CallTracer {

    private static final String BASE = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static final String EXACT = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
    private static final String HEADERS = "OTEL_EXPORTER_OTLP_HEADERS";
    private static final String SERVICE = "OTEL_SERVICE_NAME";
    private static final String RATIO = "OTEL_TRACES_SAMPLER_ARG";
    private static final long SECONDS_TO_CLOSE = 5;

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    private OtlpTracer(SdkTracerProvider provider) {
        this.provider = provider;
        this.tracer = provider.get("io.trustrail.gateway");
    }

    /**
     * A tracer if the environment names an endpoint, or else one that does nothing.
     *
     * @throws IllegalArgumentException naming the variable that can't be used
     */
    public static CallTracer from(Map<String, String> environment, String version) {
        var endpoint = endpoint(environment);
        if (endpoint.isEmpty()) {
            return NONE;
        }
        var resource = Resource.create(Attributes.of(
                AttributeKey.stringKey("service.name"),
                environment.getOrDefault(SERVICE, "trustrail"),
                AttributeKey.stringKey("service.version"),
                version));
        return new OtlpTracer(SdkTracerProvider.builder()
                .setResource(resource)
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(ratio(environment))))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter(endpoint, environment))
                        .build())
                .build());
    }

    private static String endpoint(Map<String, String> environment) {
        var exact = environment.getOrDefault(EXACT, "");
        var base = environment.getOrDefault(BASE, "");
        return !exact.isEmpty() || base.isEmpty() ? exact : base.replaceAll("/+$", "") + "/v1/traces";
    }

    private static OtlpHttpSpanExporter exporter(String endpoint, Map<String, String> environment) {
        try {
            var exporter = OtlpHttpSpanExporter.builder().setEndpoint(endpoint);
            for (var pair : environment.getOrDefault(HEADERS, "").split(",", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    exporter.addHeader(pair.substring(0, equals).strip(), decoded(pair.substring(equals + 1)));
                }
            }
            return exporter.build();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    BASE + " must be an http or https address, such as http://collector:4318");
        }
    }

    private static String decoded(String value) {
        return URLDecoder.decode(value.strip().replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static double ratio(Map<String, String> environment) {
        var text = environment.getOrDefault(RATIO, "");
        try {
            double ratio = text.isEmpty() ? 1 : Double.parseDouble(text);
            if (ratio >= 0 && ratio <= 1) {
                return ratio;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new IllegalArgumentException(RATIO + " must be a number from 0 to 1");
    }

    @Override
    public CallTrace begin(String operation, UnaryOperator<String> header, long startNanos) {
        var caller = W3CTraceContextPropagator.getInstance().extract(Context.root(), header, new Headers());
        var clock = SpanClock.startedAt(startNanos);
        var root = tracer.spanBuilder(operation)
                .setParent(caller)
                .setSpanKind(SpanKind.SERVER)
                .setStartTimestamp(clock.at(startNanos), TimeUnit.NANOSECONDS)
                .startSpan();
        return new SpanTrace(tracer, operation, clock, root, caller.with(root));
    }

    @Override
    public void close() {
        provider.shutdown().join(SECONDS_TO_CLOSE, TimeUnit.SECONDS);
    }

    private static final class Headers implements TextMapGetter<UnaryOperator<String>> {

        @Override
        public @Nullable String get(@Nullable UnaryOperator<String> carrier, String key) {
            var value = carrier == null ? "" : carrier.apply(key);
            return value.isEmpty() ? null : value;
        }
    }
}
