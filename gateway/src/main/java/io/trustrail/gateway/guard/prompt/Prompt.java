package io.trustrail.gateway.guard.prompt;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a prompt as they came in, for guards of the reply. For one thread; guards take from it what they need and let
 * go of it, since a reply may take much longer than its prompt.
 */
public final class Prompt {

    /** A reply that answers to nothing that is known. */
    public static final Prompt UNKNOWN = new Prompt(List::of, List::of, List::of);

    private final Supplier<List<String>> texts;
    private final Supplier<List<String>> asked;
    private final Supplier<List<String>> system;
    private @Nullable Told told;

    /**
     * The texts of one prompt, which are fetched if somebody asks for them.
     *
     * @param texts all of them
     * @param asked those among them that the user wrote, in their order
     * @param system those that are said in the system's name
     */
    public Prompt(Supplier<List<String>> texts, Supplier<List<String>> asked, Supplier<List<String>> system) {
        this.texts = texts;
        this.asked = asked;
        this.system = system;
    }

    /** What the user wrote, the oldest first. */
    public List<String> asked() {
        return asked.get();
    }

    /** What is said in the system's name. */
    public List<String> system() {
        return system.get();
    }

    /** The values in all its texts. Takes some 30 nanoseconds a character when it is first asked for. */
    public Told told() {
        var known = told == null ? Told.by(texts.get()) : told;
        told = known;
        return known;
    }
}
