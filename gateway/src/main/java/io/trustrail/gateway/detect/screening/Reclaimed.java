package io.trustrail.gateway.detect.screening;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;

/**
 * What a writer calls himself, with a word that is a slur from others. A slur that he uses of anybody else is none. The words
 * and patterns are in {@code reclaimed.txt}. Asked only about what would be stopped, or is doubted already.
 */
final class Reclaimed {

    /** What is left where it stood. */
    private static final String GAP = " ... ";

    private static final List<Pattern> SAYS = patterns();

    private Reclaimed() {}

    private static List<Pattern> patterns() {
        var file = WordPatterns.of("reclaimed.txt");
        return List.of("en", "de", "ja", "es", "fr").stream()
                .map(language -> file.compiled("{says}", language))
                .toList();
    }

    static boolean isIn(String text) {
        return SAYS.stream().anyMatch(says -> says.matcher(text).find());
    }

    /** The text without it, if there is any. */
    static Optional<String> without(String text) {
        var rest = text;
        for (var says : SAYS) {
            rest = says.matcher(rest).replaceAll(GAP);
        }
        return rest.equals(text) ? Optional.empty() : Optional.of(rest.strip());
    }
}
