package io.trustrail.gateway.detect.patterns;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.guard.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what patterns describe. Where several match at one place the longest counts, and the next one starts behind it. At
 * most {@code maxLength} characters are read from each place, so the time is linear.
 */
public final class PatternDetector implements Detector {

    private final String name;
    private final String category;
    private final PatternRecogniser recogniser;
    private final List<Pattern> patterns;
    private final ContextWords context;

    /**
     * A detector for one category.
     *
     * @param category what findings are called, in upper snake case
     */
    public PatternDetector(String name, String category, PatternRecogniser recogniser) {
        this.name = name;
        this.category = category;
        this.recogniser = recogniser;
        this.patterns = recogniser.compiled();
        this.context = new ContextWords(recogniser.context(), recogniser.contextReach());
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
        return context.lookBehind();
    }

    @Override
    public Detection detect(String text, int from, boolean complete) {
        var search = new Search(text);
        int at = from;
        while (at < text.length()) {
            if (!mayStart(text, at)) {
                at++;
                continue;
            }
            /* One character more than the longest match tells whether a word goes on behind it. */
            if (!complete && at + recogniser.maxLength() >= text.length()) {
                return search.detection(at);
            }
            at = Math.max(at + 1, search.end(at));
        }
        return search.detection(text.length());
    }

    private static boolean mayStart(String text, int at) {
        char c = text.charAt(at);
        if (Chars.isWhite(c) || Character.isLowSurrogate(c)) {
            return false;
        }
        return at == 0 || !Chars.isWord(c) || !Chars.isWord(text.charAt(at - 1));
    }

    /** One pass over one text. */
    private final class Search {
        private final String text;
        private final List<Finding> findings = new ArrayList<>(0);
        private @Nullable List<Matcher> matchers;

        Search(String text) {
            this.text = text;
        }

        /** Adds the match that starts here and tells where it ends; 0 if there is none. */
        int end(int start) {
            int end = longest(start);
            if (end > 0) {
                double score = context.standsBefore(text, start) ? recogniser.contextScore() : recogniser.score();
                findings.add(new Finding(category, start, end, score));
            }
            return end;
        }

        /** Where the longest match that starts here ends; 0 if there is none. */
        private int longest(int start) {
            int longest = 0;
            var window = new Window(text, start, Math.min(text.length(), start + recogniser.maxLength() + 1));
            for (var matcher : matchers(window)) {
                matcher.reset(window);
                int end = matcher.lookingAt() ? start + matcher.end() : 0;
                longest = isMatch(start, end) ? Math.max(longest, end) : longest;
            }
            return longest;
        }

        private List<Matcher> matchers(Window window) {
            var made = matchers;
            if (made == null) {
                made = patterns.stream().map(pattern -> pattern.matcher(window)).toList();
                matchers = made;
            }
            return made;
        }

        private boolean isMatch(int start, int end) {
            if (end <= start || end - start > recogniser.maxLength()) {
                return false;
            }
            boolean cut = end < text.length() && Chars.isWord(text.charAt(end - 1)) && Chars.isWord(text.charAt(end));
            var sum = recogniser.sum();
            return !cut && (sum == null || sum.holds(text, start, end));
        }

        /** The answer, final before the given position; a finding that goes beyond it comes again. */
        Detection detection(int decided) {
            int settled = decided;
            while (!findings.isEmpty() && findings.get(findings.size() - 1).end() > settled) {
                settled = findings.remove(findings.size() - 1).start();
            }
            return new Detection(findings, settled);
        }
    }
}
