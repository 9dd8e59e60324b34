package io.trustrail.gateway.guard;

import io.trustrail.gateway.guard.prompt.Prompt;
import java.util.List;

/**
 * Finds; decides nothing. Pure and stateless: the same text gives the same detection, on any thread, in time linear in
 * the text's length.
 */
public interface Detector extends AnyDetector {

    /**
     * How many characters left of {@code from} it may read as context. Any cut of a text further left than that gives
     * the same findings.
     */
    int lookBehind();

    /** How long it takes for a character of ordinary text, in nanoseconds: what takes long is done on a worker. */
    default int nanosPerCharacter() {
        return 10;
    }

    /**
     * This detector for a conversation: it may find in one of its texts what it learned from another. Costs nothing: the
     * texts are read when the detector is asked. For one thread and as long as the conversation is looked at.
     *
     * @param texts all texts that are known, whole
     */
    default Detector over(List<String> texts) {
        return this;
    }

    /**
     * This detector for the text of one channel, of which it may count what went by: for one thread at a time, and passages
     * in order. Most count nothing.
     */
    default Detector channel() {
        return this;
    }

    /** As {@link #detect(String, int, boolean)} has it, for detectors that must know where in its channel a text stands. */
    default Detection detect(Passage passage) {
        return detect(passage.text(), passage.from(), passage.complete());
    }

    /**
     * What there is to say about a finding beyond its category, for people who look at the text: such as a place in a
     * schema. Never anything of the text itself; mostly nothing.
     */
    default String explain(String text, Finding finding) {
        return "";
    }

    /** This detector for the reply to a prompt. It keeps what it needs to know, and not the texts. */
    default Detector answering(Prompt prompt) {
        return this;
    }

    /**
     * Finds what starts at or after {@code from}. For a text {@code T} and each of its prefixes {@code P} (given with
     * {@code complete = false}) the findings in {@code P} before the settled position are exactly those in {@code T}.
     *
     * @param from where to start; characters before it are context
     * @param complete whether the text ends here
     */
    Detection detect(String text, int from, boolean complete);
}
