package io.trustrail.gateway.guard.late;

import io.trustrail.gateway.guard.AnyDetector;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.prompt.Prompt;
import io.vertx.core.Future;
import java.util.List;

/**
 * Finds, but not at once: a model on threads of its own, or another machine. Each text is judged by itself: the same text
 * gives the same findings, whatever it is asked together with. Thread-safe; never blocks.
 */
public interface LateDetector extends AnyDetector {

    /** The machine that texts are sent to; empty if they stay in this process. */
    default String host() {
        return "";
    }

    /** Whether that machine is somebody else's. */
    default boolean isForeign() {
        return false;
    }

    /** The most characters that it is given as one text. */
    int longest();

    /** What it does on the calling thread before it answers, in nanoseconds for a character of ordinary text. */
    default int nanosPerCharacter() {
        return 0;
    }

    /**
     * Whether each sentence of a reply is also brought before it together with the one before: what a sentence means may
     * only show then.
     */
    default boolean readsBehind() {
        return false;
    }

    /**
     * What counts of a sentence that was also judged together with the one before it.
     *
     * @param before what was found in the sentence before, by itself
     * @param alone what was found in the sentence by itself
     * @param together what was found in both together, as findings over this sentence
     */
    default List<Finding> inContext(List<Finding> before, List<Finding> alone, List<Finding> together) {
        return alone;
    }

    /** This detector for the replies to one prompt; it takes what it needs of it now. */
    default LateDetector answering(Prompt prompt) {
        return this;
    }

    /**
     * Completes, on any thread, with what is in each of the texts, in their order; offsets count from the start of each.
     * Fails with {@link Unavailable} if it can't tell for all of them.
     *
     * @param texts at least one, none empty or longer than {@link #longest}
     * @param deadline the {@link System#nanoTime} after which nobody waits for the answer any more
     */
    Future<List<List<Finding>>> find(List<String> texts, long deadline);
}
