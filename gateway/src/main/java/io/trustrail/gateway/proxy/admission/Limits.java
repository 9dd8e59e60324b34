package io.trustrail.gateway.proxy.admission;

import io.trustrail.gateway.proxy.call.Refusal;

/**
 * How much the gateway takes in at once.
 *
 * @param maxRequestBytes longest request body
 * @param maxReplyBytes longest reply that is not a stream
 * @param maxEventBytes longest event of a stream
 */
public record Limits(int maxRequestBytes, int maxReplyBytes, int maxEventBytes) {

    private static final int MIB = 1024 * 1024;

    public static final Limits DEFAULT = new Limits(10 * MIB, 32 * MIB, 4 * MIB);

    Refusal bodyTooLarge() {
        return Refusal.of(
                413, "request_too_large", "The request body is larger than " + maxRequestBytes / MIB + " MiB", "");
    }
}
