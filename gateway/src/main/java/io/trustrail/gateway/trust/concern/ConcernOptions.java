package io.trustrail.gateway.trust.concern;

import java.time.Duration;

/**
 * How concerns are dealt with.
 *
 * @param answerWithin how long an answer may take before the concern is overdue
 * @param keep how long a concern is kept after its end, and feedback after it was given
 */
public record ConcernOptions(Duration answerWithin, Duration keep) {

    public static final ConcernOptions DEFAULT = new ConcernOptions(Duration.ofDays(14), Duration.ofDays(365));
}
