package io.trustrail.gateway.audit.log;

import java.time.Instant;

/**
 * How a log is.
 *
 * @param size leaves that its newest checkpoint covers
 * @param problem why it can't go on, or empty
 * @param signed when its newest checkpoint was signed; the epoch before the first
 */
public record LogState(long size, String problem, Instant signed) {

    public boolean healthy() {
        return problem.isEmpty();
    }
}
