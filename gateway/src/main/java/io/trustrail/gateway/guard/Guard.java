package io.trustrail.gateway.guard;

import io.vertx.core.Future;
import java.util.List;

/** Decides about passages of text: a detector with the rules that a policy gives it. See the package's promises. */
public interface Guard {

    /** The name that policies, records and metrics call it by. */
    String name();

    /** How many characters left of {@link Passage#from} it may read as context. */
    int lookBehind();

    /** How long it takes for a character of ordinary text, in nanoseconds. */
    default int nanosPerCharacter() {
        return 0;
    }

    /**
     * This guard for a conversation, as {@link Detector#over} has it.
     *
     * @param texts all texts that are known, whole
     */
    default Guard over(List<String> texts) {
        return this;
    }

    /**
     * This guard for the replies to one prompt.
     *
     * @param system what the prompt says in the system's name
     */
    default Guard answering(List<String> system) {
        return this;
    }

    /** Why it decides about one of its findings as it does. Looks only the rule up: no text is read. */
    default Reason why(Passage passage, Finding finding) {
        return new Reason(name(), "", Action.FLAG, "");
    }

    /**
     * This guard for the passages of one channel, of which it may remember what it was told: for one thread at a time. Most
     * remember nothing.
     */
    default Guard channel() {
        return this;
    }

    /**
     * Completes with the verdict. Guards that run in the process complete at once, on the calling thread; remote ones
     * later, on the calling context. A failed future means that the guard's own failure mode could not be applied, and
     * the call fails closed.
     */
    Future<Verdict> check(Passage passage);
}
