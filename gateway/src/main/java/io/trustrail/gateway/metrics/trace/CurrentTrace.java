package io.trustrail.gateway.metrics.trace;

import io.prometheus.metrics.tracer.common.SpanContext;
import org.jspecify.annotations.Nullable;

/**
 * The trace that this thread measures for: what meters take as the exemplar of a value. Only traces that are sampled count,
 * so that a reader who follows an exemplar finds a trace.
 */
public final class CurrentTrace implements SpanContext {

    private static final ThreadLocal<CallTrace> CURRENT = new ThreadLocal<>();

    /** Runs at once what records values of a call. */
    public static void during(CallTrace trace, Runnable recording) {
        if (trace.sampledSpan().isEmpty()) {
            recording.run();
            return;
        }
        CURRENT.set(trace);
        try {
            recording.run();
        } finally {
            CURRENT.remove();
        }
    }

    @Override
    public @Nullable String getCurrentTraceId() {
        var trace = CURRENT.get();
        return trace == null ? null : trace.id();
    }

    @Override
    public @Nullable String getCurrentSpanId() {
        var trace = CURRENT.get();
        return trace == null ? null : trace.sampledSpan();
    }

    @Override
    public boolean isCurrentSpanSampled() {
        return CURRENT.get() != null;
    }

    /** Sampling is decided when a trace begins; nothing is to be done. */
    @Override
    public void markCurrentSpanAsExemplar() {}
}
