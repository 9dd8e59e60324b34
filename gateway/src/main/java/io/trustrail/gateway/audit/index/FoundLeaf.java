package io.trustrail.gateway.audit.index;

import java.time.Instant;

/**
 * A leaf as the index knows it.
 *
 * @param call id of the call that it is about, or empty
 */
public record FoundLeaf(long index, Instant at, String type, String call) {}
