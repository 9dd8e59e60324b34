package io.trustrail.gateway.guard.late;

import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.prompt.Prompt;
import java.time.Duration;

/**
 * How texts are brought before a late detector. Immutable.
 *
 * @param replies how replies are cut; prompts, which are always there as a whole, are cut as little as possible
 * @param timeout how long an answer is waited for
 */
public record LateReader(LateDetector detector, Pieces prompts, Pieces replies, Duration timeout) {

    /** Reads replies sentence by sentence, or not before they are there as a whole. */
    public static LateReader of(LateDetector detector, boolean bySentence, Duration timeout) {
        var whole = Pieces.whole(detector.longest());
        return new LateReader(detector, whole, bySentence ? Pieces.sentences(detector.longest()) : whole, timeout);
    }

    /** The same for the replies to one prompt. */
    public LateReader answering(Prompt prompt) {
        var answering = detector.answering(prompt);
        return answering == detector ? this : new LateReader(answering, prompts, replies, timeout);
    }

    /** Begins to read the text of one channel. */
    public LateReading begin() {
        return new LateReading(this);
    }

    Pieces pieces(Direction direction) {
        return direction == Direction.PROMPT ? prompts : replies;
    }
}
