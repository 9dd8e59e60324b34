/**
 * Traces of calls, for those who have somewhere to send them: spans with names and numbers in them, never with text. Off
 * unless the environment names an endpoint; then {@link io.trustrail.gateway.metrics.trace.CallTracer#NONE} costs nothing.
 *
 * <p>A trace is its call's: for one thread at a time. Spans are sent by a thread of OpenTelemetry's, in batches; what can't
 * be sent is dropped and never holds a call up.
 */
@NullMarked
package io.trustrail.gateway.metrics.trace;

import org.jspecify.annotations.NullMarked;
