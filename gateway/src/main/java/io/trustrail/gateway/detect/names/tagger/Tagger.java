package io.trustrail.gateway.detect.names.tagger;

import io.trustrail.gateway.detect.names.model.NameModel;
import io.trustrail.gateway.guard.Detection;

/** Finds names in a text with a model. Thread-safe: each thread has a desk of its own, with nothing of a text left on it. */
public final class Tagger {

    /**
     * A segment of the longest length, what its first token's features read, and what a cut through a token may spoil.
     */
    public static final int LOOK_BEHIND = Segments.LONGEST + Tokens.NEARBY + 2 * Tokens.LONGEST_WORD + 40;

    private final ThreadLocal<Pass> desks;

    public Tagger(NameModel model) {
        var step = SpanScore.steps(model.transitions());
        desks = ThreadLocal.withInitial(() -> new Pass(model, step));
    }

    /** The promise of {@code Detector.detect}. */
    public Detection tag(String text, int from, boolean complete) {
        var pass = desks.get();
        try {
            return pass.tag(text, from, complete);
        } finally {
            if (!pass.clear()) {
                desks.remove();
            }
        }
    }
}
