package io.trustrail.gateway.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a review is.
 *
 * @param decision what was decided, or null as long as it is open
 * @param decided when that was, or null
 */
public record ReviewState(
        String review,
        String call,
        String feature,
        Terms.Mode mode,
        Instant opened,
        Instant due,
        Instant windowEnd,
        @Nullable Decision decision,
        @Nullable Instant decided) {}
