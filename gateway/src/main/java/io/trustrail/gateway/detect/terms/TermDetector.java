package io.trustrail.gateway.detect.terms;

import io.trustrail.gateway.detect.scan.Automaton;
import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Scan;
import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Detector;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the terms of a list wherever they stand as whole words, whatever their case or width. Scripts that write no
 * spaces have no word boundaries, so their terms are found anywhere. A term within a longer one that is found too isn't
 * reported.
 */
public final class TermDetector implements Detector {

    private static final int NOWHERE = -1;

    private final String name;
    private final String category;
    private final Automaton terms;

    /**
     * A detector for a list of terms.
     *
     * @param category what findings are called, in upper snake case
     * @throws IllegalArgumentException if a term is blank
     */
    public TermDetector(String name, String category, Collection<String> terms) {
        this.name = name;
        this.category = category;
        var stripped = terms.stream().map(String::strip).toList();
        int blank = stripped.indexOf("");
        if (blank >= 0) {
            throw new IllegalArgumentException("terms of " + name + ": term " + (blank + 1) + " is blank; remove it");
        }
        this.terms = new Automaton(stripped);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> categories() {
        return Set.of(category);
    }

    @Override
    public int lookBehind() {
        return 1;
    }

    @Override
    public Detection detect(String text, int from, boolean complete) {
        @Nullable Scan scan = null;
        int state = 0;
        for (int i = from; i < text.length(); i++) {
            state = terms.next(state, text.charAt(i));
            int start = terms.ending(state) == 0 ? NOWHERE : longest(text, state, i + 1, complete);
            if (start != NOWHERE) {
                scan = scan == null ? new Scan(text, from, complete) : scan;
                scan.found(category, start, i + 1, 1);
            }
        }
        int settled = complete ? text.length() : pending(text, state);
        return scan == null ? Detection.nothing(settled) : scan.detection(settled);
    }

    /** Where the longest term that ends here starts. */
    private int longest(String text, int state, int end, boolean complete) {
        boolean inWord = Chars.isWord(text.charAt(end - 1));
        if (inWord && (end < text.length() ? Chars.isWord(text.charAt(end)) : !complete)) {
            return NOWHERE;
        }
        for (int term = terms.ending(state); term != 0; term = terms.shorter(term)) {
            int start = end - terms.depth(term);
            if (begins(text, start)) {
                return start;
            }
        }
        return NOWHERE;
    }

    /** From where on the text may still become a term. */
    private int pending(String text, int last) {
        int state = last;
        while (state != 0 && !begins(text, text.length() - terms.depth(state))) {
            state = terms.fallback(state);
        }
        return text.length() - terms.depth(state);
    }

    private static boolean begins(String text, int start) {
        return start == 0 || !Chars.isWord(text.charAt(start)) || !Chars.isWord(text.charAt(start - 1));
    }
}
