package io.trustrail.gateway.metrics.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A call as spans: one for the call, and in it one for the guards of the request, one for each target, and one for the
 * delivery of the reply. Names and attributes are those of OpenTelemetry's conventions for generative AI where they have one.
 */
final class SpanTrace implements CallTrace {

    private static final int FIRST_ERROR = 400;
    private static final String ERROR_TYPE = "error.type";

    private final Tracer tracer;
    private final String operation;
    private final SpanClock clock;
    private final Span root;
    private final Context context;
    private @Nullable Span vendor;
    private @Nullable Span delivery;

    SpanTrace(Tracer tracer, String operation, SpanClock clock, Span root, Context context) {
        this.tracer = tracer;
        this.operation = operation;
        this.clock = clock;
        this.root = root;
        this.context = context;
    }

    @Override
    public String id() {
        return root.getSpanContext().getTraceId();
    }

    @Override
    public String sampledSpan() {
        var span = root.getSpanContext();
        return span.isSampled() ? span.getSpanId() : "";
    }

    private Span child(String name, SpanKind kind, long epochNanos) {
        return tracer.spanBuilder(name)
                .setParent(context)
                .setSpanKind(kind)
                .setStartTimestamp(epochNanos, TimeUnit.NANOSECONDS)
                .startSpan();
    }

    private static void end(Span span, long epochNanos) {
        span.end(epochNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void guarded(long startNanos, long endNanos) {
        end(child("guard prompt", SpanKind.INTERNAL, clock.at(startNanos)), clock.at(endNanos));
    }

    @Override
    public void sentTo(String provider, String model, BiConsumer<String, String> header) {
        long now = clock.now();
        endVendor("fallback", now);
        var span = child(operation + " " + model, SpanKind.CLIENT, now)
                .setAttribute("gen_ai.operation.name", operation)
                .setAttribute("gen_ai.provider.name", provider)
                .setAttribute("gen_ai.request.model", model);
        vendor = span;
        W3CTraceContextPropagator.getInstance().inject(context.with(span), header, (set, name, value) -> {
            if (set != null) {
                set.accept(name, value);
            }
        });
    }

    private void endVendor(String error, long epochNanos) {
        var span = vendor;
        vendor = null;
        if (span != null) {
            if (!error.isEmpty()) {
                span.setStatus(StatusCode.ERROR).setAttribute(ERROR_TYPE, error);
            }
            end(span, epochNanos);
        }
    }

    @Override
    public void answered(int status) {
        long now = clock.now();
        if (vendor != null) {
            vendor.setAttribute("http.response.status_code", (long) status);
        }
        endVendor(status >= FIRST_ERROR ? Integer.toString(status) : "", now);
        delivery = child("deliver reply", SpanKind.INTERNAL, now);
    }

    @Override
    public void ended(String name, String error, Map<String, String> words, Map<String, Long> numbers) {
        long now = clock.now();
        endVendor(error.isEmpty() ? "cancelled" : error, now);
        if (delivery != null) {
            end(delivery, now);
        }
        root.updateName(name.isEmpty() ? operation : operation + " " + name)
                .setAttribute("gen_ai.operation.name", operation)
                .setAttribute("gen_ai.request.model", name);
        words.forEach((key, value) -> {
            if (!value.isEmpty()) {
                root.setAttribute(key, value);
            }
        });
        numbers.forEach((key, value) -> {
            if (value >= 0) {
                root.setAttribute(key, value);
            }
        });
        if (!error.isEmpty()) {
            root.setStatus(StatusCode.ERROR).setAttribute(ERROR_TYPE, error);
        }
        end(root, now);
    }
}
