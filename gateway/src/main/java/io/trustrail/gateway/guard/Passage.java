package io.trustrail.gateway.guard;

/**
 * The text a guard looks at. In a stream the same channel is checked again as its text grows.
 *
 * @param offset where {@code text} starts in the text of its channel
 * @param text may start with text that is already on its way, as context
 * @param from where the undecided part starts
 * @param complete whether the channel's text ends here
 */
public record Passage(
        CallFacts call, Direction direction, Origin origin, int offset, String text, int from, boolean complete) {

    /** A text that is wholly there. */
    public static Passage whole(CallFacts call, Direction direction, Origin origin, String text) {
        return new Passage(call, direction, origin, 0, text, 0, true);
    }
}
