package io.trustrail.gateway.detect.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text without what nobody is to be stopped for unless a person has looked: what it reports, and what the writer calls
 * himself. If the rest is harmless, the text is for people.
 *
 * @param rest what is left
 * @param doubts why something was left out
 */
record Spared(String rest, List<String> doubts) {

    Spared {
        doubts = List.copyOf(doubts);
    }

    /** What is left of a text, if it holds such a thing. */
    static Optional<Spared> of(String text) {
        var doubts = new ArrayList<String>(0);
        var reported = Reported.without(text);
        reported.ifPresent(rest -> doubts.add(Doubts.QUOTED));
        var own = Reclaimed.without(reported.orElse(text));
        own.ifPresent(rest -> doubts.add(Doubts.RECLAIMED));
        return own.or(() -> reported).map(rest -> new Spared(rest, doubts));
    }
}
