package io.trustrail.gateway.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a review is.
 *
 * @param decision what was decided, or null as long as it is open
 * @param decided when that was, or null
 * @param about whose consent the answer rests on
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
        @Nullable Instant decided,
        About about) {

    /**
     * Whom an answer is about.
     *
     * @param number what stands for the person; empty for nobody
     * @param purpose what the call was for; empty if it rests on no consent
     */
    public record About(String number, String purpose) {}
}
