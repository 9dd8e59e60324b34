package io.trustrail.gateway.guard.late;

import io.trustrail.gateway.guard.AnyDetector;
import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.guard.Passage;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds at once, and has a slower model look a second time where that is worth its time. What it finds and what is settled
 * is promised as by a {@link Detector}; only its answer comes later. Never blocks.
 */
public interface CascadeDetector extends AnyDetector {

    /** How many characters left of a passage's undecided part it may read as context. */
    int lookBehind();

    /** What it does on the calling thread, in nanoseconds for a character of ordinary text. */
    int nanosPerCharacter();

    /** Whether a text that was to be looked at a second time, and could not be, is stopped. Else what was found at once counts. */
    boolean stopsUnlooked();

    /** This detector for a conversation, as {@link Detector#over} has it. */
    CascadeDetector over(List<String> texts);

    /** This detector for the text of one channel, as {@link Detector#channel} has it. */
    CascadeDetector channel();

    /**
     * Completes with what is in the passage: at once if nothing is to be looked at a second time, else on the calling
     * context. That the second look failed is no failure of the future.
     *
     * @param timeout how long the second look is waited for
     */
    Future<Answer> detect(Passage passage, Duration timeout);

    /**
     * What was found.
     *
     * @param gap why part of the text was not looked at a second time, though it was to be; mostly null
     */
    record Answer(Detection detection, @Nullable Unavailable gap) {}
}
