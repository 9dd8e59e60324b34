package io.trustrail.gateway.detect.traits;

import io.trustrail.gateway.detect.scan.Automaton;
import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Scan;
import io.trustrail.gateway.detect.traits.Lists.Term;
import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Detector;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a text says of a person's nationality, religion and politics, {@code NRP}, and of their health, {@code
 * HEALTH_TERM}, in English, German, French, Spanish and Japanese: words of lists, where the sentence is about a person.
 * "She is Polish" says so, "polish the table" and "Polish customs" don't. Scores are 0.85 where the sentence names whom it
 * is about, and 0.6 where that is likely.
 */
public final class TraitDetector implements Detector {

    /** All that it can find. */
    public static final Set<String> CATEGORIES = Set.of("NRP", "HEALTH_TERM");

    private final List<Term> terms = Lists.terms();
    private final Automaton automaton =
            new Automaton(terms.stream().map(Term::text).toList());
    private final Surroundings surroundings = new Surroundings();

    @Override
    public String name() {
        return "traits";
    }

    @Override
    public Set<String> categories() {
        return CATEGORIES;
    }

    @Override
    public int lookBehind() {
        return Surroundings.LOOK_BEHIND;
    }

    @Override
    public Detection detect(String text, int from, boolean complete) {
        @Nullable Scan scan = null;
        int state = 0;
        for (int i = from; i < text.length(); i++) {
            state = automaton.next(state, text.charAt(i));
            if (automaton.ending(state) != 0) {
                scan = scan == null ? new Scan(text, from, complete) : scan;
                found(scan, state, i + 1);
            }
        }
        int settled = complete ? text.length() : pending(text, state);
        return scan == null ? Detection.nothing(settled) : scan.detection(settled);
    }

    /** The longest term that ends here. */
    private void found(Scan scan, int state, int end) {
        var text = scan.text();
        if (Chars.isWord(text.charAt(end - 1)) && !scan.endsWord(end)) {
            return;
        }
        for (int ending = automaton.ending(state); ending != 0; ending = automaton.shorter(ending)) {
            int start = end - automaton.depth(ending);
            if (begins(text, start)) {
                judge(scan, start, end, terms.get(automaton.word(ending)));
                return;
            }
        }
    }

    private void judge(Scan scan, int start, int end, Term term) {
        if (scan.isUnknown(end + Surroundings.BEHIND)) {
            scan.open(start);
        } else {
            scan.found(term.category(), start, end, surroundings.score(scan.text(), start, end, term));
        }
    }

    /** From where on the text may still become a term. */
    private int pending(String text, int last) {
        int state = last;
        while (state != 0 && !begins(text, text.length() - automaton.depth(state))) {
            state = automaton.fallback(state);
        }
        return text.length() - automaton.depth(state);
    }

    private static boolean begins(String text, int start) {
        return start == 0 || !Chars.isWord(text.charAt(start)) || !Chars.isWord(text.charAt(start - 1));
    }
}
