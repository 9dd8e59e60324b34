package io.trustrail.gateway.detect.length;

import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import java.util.List;
import java.util.Set;

/**
 * Finds answers that are too long or too short, in characters or sentences.
 *
 * <p>{@code TOO_LONG} is found as soon as it is, at the first character that is too much. {@code TOO_SHORT} is found at an
 * answer's end, and is all of it: nothing of an answer is settled before it is long enough. What is empty is no answer.
 */
public final class LengthDetector implements Detector {

    public static final String TOO_LONG = "TOO_LONG";
    public static final String TOO_SHORT = "TOO_SHORT";

    private final Bounds bounds;

    public LengthDetector(Bounds bounds) {
        this.bounds = bounds;
    }

    @Override
    public String name() {
        return "length";
    }

    @Override
    public Set<String> categories() {
        return Set.of(TOO_LONG, TOO_SHORT);
    }

    @Override
    public boolean reads(Direction direction, Origin origin) {
        return direction == Direction.REPLY && origin == Origin.ASSISTANT;
    }

    @Override
    public int lookBehind() {
        return 2;
    }

    @Override
    public int nanosPerCharacter() {
        return 3;
    }

    @Override
    public Detection detect(String text, int from, boolean complete) {
        return detect(text, 0, from, complete, new Count(bounds));
    }

    @Override
    public Detector channel() {
        return new OneAnswer();
    }

    private static Detection detect(String text, int offset, int from, boolean complete, Count count) {
        count.read(text, offset);
        if (count.isTooShort()) {
            boolean found = complete && from < text.length();
            return new Detection(
                    found ? List.of(new Finding(TOO_SHORT, from, text.length(), 1)) : List.of(),
                    complete ? text.length() : from);
        }
        int excess = count.excess() - offset;
        boolean found = count.isTooLong() && excess >= from;
        return new Detection(found ? List.of(new Finding(TOO_LONG, excess, excess + 1, 1)) : List.of(), text.length());
    }

    /** Counts one answer as it comes. */
    private final class OneAnswer implements Detector {

        private final Count count = new Count(bounds);

        @Override
        public String name() {
            return LengthDetector.this.name();
        }

        @Override
        public Set<String> categories() {
            return LengthDetector.this.categories();
        }

        @Override
        public boolean reads(Direction direction, Origin origin) {
            return LengthDetector.this.reads(direction, origin);
        }

        @Override
        public int lookBehind() {
            return LengthDetector.this.lookBehind();
        }

        @Override
        public Detection detect(String text, int from, boolean complete) {
            return LengthDetector.this.detect(text, from, complete);
        }

        @Override
        public Detection detect(Passage passage) {
            return LengthDetector.detect(passage.text(), passage.offset(), passage.from(), passage.complete(), count);
        }
    }
}
