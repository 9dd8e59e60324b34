package io.trustrail.gateway.metrics.trace;

import java.util.function.UnaryOperator;

/** Begins traces. Thread-safe. */
public interface CallTracer {

    /** Traces nothing. */
    CallTracer NONE = (operation, header, startNanos) -> CallTrace.NONE;

    /**
     * A call began.
     *
     * @param operation what it does, in the words of OpenTelemetry's conventions, such as {@code chat}
     * @param header the value of a header of its request, or an empty text: the caller's trace goes on here
     * @param startNanos when, by {@link System#nanoTime}
     */
    CallTrace begin(String operation, UnaryOperator<String> header, long startNanos);

    /** Sends what is left. Blocks, some seconds at the longest. */
    default void close() {}
}
