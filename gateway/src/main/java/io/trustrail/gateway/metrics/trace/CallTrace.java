package io.trustrail.gateway.metrics.trace;

import java.util.Map;
import java.util.function.BiConsumer;

/** The trace of one call. Times are those of {@link System#nanoTime}. */
public interface CallTrace {

    /** Goes nowhere. */
    CallTrace NONE = new CallTrace() {};

    /** The trace's id, in hexadecimal, for log lines; empty if there is none. */
    default String id() {
        return "";
    }

    /** The id of the call's span, in hexadecimal; empty if there is none, or if it is not sampled and so never sent. */
    default String sampledSpan() {
        return "";
    }

    /** The guards have read the request. */
    default void guarded(long startNanos, long endNanos) {}

    /**
     * The request goes to a vendor, and from a target before to this one.
     *
     * @param header sets a header of the request, by which the vendor's trace goes on
     */
    default void sentTo(String vendor, String model, BiConsumer<String, String> header) {}

    /** A vendor replied; from here on the reply is delivered. */
    default void answered(int status) {}

    /**
     * The call ended.
     *
     * @param name what the spans are called by: the feature
     * @param error how it failed, or empty
     * @param words what is to be told of it, by attribute; never text of the call
     * @param numbers the same in numbers; what is below 0 is not known
     */
    default void ended(String name, String error, Map<String, String> words, Map<String, Long> numbers) {}
}
