package io.trustrail.gateway.detect.patterns;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to look for.
 *
 * @param patterns RE2 expressions, at least one
 * @param sum what a match has to carry
 * @param context words that make a match surer where one stands before it
 * @param contextReach how many characters before a match they may start, at most
 * @param maxLength the longest match, in UTF-16 units; a longer one is none. 0 takes it from the patterns
 * @param score how sure a match is, 0 to 1
 * @param contextScore how sure it is behind a context word, 0 to 1
 */
public record PatternRecogniser(
        List<String> patterns,
        @Nullable CheckSum sum,
        List<String> context,
        int contextReach,
        int maxLength,
        double score,
        double contextScore) {

    /** The longest match that can be asked for. */
    public static final int LONGEST = 256;

    /**
     * Checks the patterns.
     *
     * @throws IllegalArgumentException with a sentence for the one who wrote them
     */
    public PatternRecogniser {
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("patterns: there are none; give at least one");
        }
        if (context.contains("")) {
            throw new IllegalArgumentException("context: a word is empty; remove it");
        }
        patterns = List.copyOf(patterns);
        context = List.copyOf(context);
        int longest = 0;
        for (int i = 0; i < patterns.size(); i++) {
            longest = Math.max(longest, check(patterns.get(i), "patterns[" + i + "] ", maxLength));
        }
        maxLength = maxLength > 0 ? Math.min(maxLength, longest) : longest;
    }

    private static int check(String pattern, String place, int maxLength) {
        int length;
        try {
            Pattern.compile(pattern);
            length = MatchLength.of(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    place + "is no regular expression that RE2 understands: " + e.getDescription());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place + e.getMessage());
        }
        if (length == 0) {
            throw new IllegalArgumentException(place + "matches the empty text only; say what to look for");
        }
        if (maxLength == 0 && length > LONGEST) {
            var problem = length == MatchLength.UNBOUNDED ? "any length" : "up to " + length + " characters";
            throw new IllegalArgumentException(place + "can match " + problem + "; give max-length (1 to " + LONGEST
                    + "), or bound it: {1,20} in place of + or *");
        }
        return length;
    }

    List<Pattern> compiled() {
        var compiled = new ArrayList<Pattern>(patterns.size());
        patterns.forEach(pattern -> compiled.add(Pattern.compile(pattern)));
        return compiled;
    }
}
