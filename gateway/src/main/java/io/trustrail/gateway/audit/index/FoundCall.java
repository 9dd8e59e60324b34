package io.trustrail.gateway.audit.index;

import java.time.Instant;
import java.util.Map;

/**
 * A call as its leaves tell of it.
 *
 * @param leaf index of its first leaf: what {@link Search#before} takes
 * @param at when that was
 * @param level of privacy, or -1 if the call was refused before it was opened
 * @param verdict the strictest verdict on request and reply
 * @param outcome how it ended, or empty while it is open; {@code crashed} after a crash
 * @param status the HTTP status, or 0
 * @param findings number of findings in request and reply, by category
 * @param inputTokens as the vendor counted, -1 if it did not say
 * @param totalMicros how long it took, or 0
 */
public record FoundCall(
        String call,
        long leaf,
        Instant at,
        String tenant,
        String application,
        String feature,
        int level,
        String subject,
        String vendor,
        String model,
        String policyHash,
        String verdict,
        String outcome,
        int status,
        Map<String, Integer> findings,
        long inputTokens,
        long outputTokens,
        long totalMicros) {}
