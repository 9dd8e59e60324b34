package io.trustrail.bench.load;

import io.trustrail.bench.talk.Conversation;

/**
 * How calls are made.
 *
 * @param connections open at once
 * @param perSecond calls due per second as a Poisson process (open loop), or 0: each connection sends its next call when
 *     the last one is answered (closed loop)
 * @param rampNanos over which the connections are opened
 * @param calls on each connection, {@link Integer#MAX_VALUE} for no end
 */
public record Load(Conversation conversation, int connections, int perSecond, long rampNanos, int calls) {

    public static Load closed(Conversation conversation, int connections, long rampNanos) {
        return new Load(conversation, connections, 0, rampNanos, Integer.MAX_VALUE);
    }

    public static Load open(Conversation conversation, int connections, int perSecond) {
        return new Load(conversation, connections, perSecond, 0, Integer.MAX_VALUE);
    }

    public static Load once(Conversation conversation, int connections, long rampNanos) {
        return new Load(conversation, connections, 0, rampNanos, 1);
    }
}
