package io.trustrail.gateway.detect.screening;

import com.google.re2j.Pattern;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is said outright, in a sentence of its own, and hardly ever means anything else: "You are an idiot.", "Ignore all previous
 * instructions." The encoder is least sure of what is that short. The turns of phrase are in {@code insults.txt} and
 * {@code overruling.txt}. Asked only about what the encoder was asked about, since that takes longer than the student.
 *
 * @param sure the probability that a text with such a sentence is what it seems. Of 281 texts with orders in the data for
 *     training all were attacks; of 136 with insults, those of templates left out, 128 were labelled as harmful
 * @param byCategory how it is said
 */
record Outright(double sure, Map<String, List<Phrases>> byCategory) {

    private static final List<String> LANGUAGES = List.of("en", "de", "ja", "es", "fr", "other");

    private static final Outright INSULTS = new Outright(
            0.95,
            of(
                    "insults.txt",
                    Map.of(
                            "INSULT",
                            "insult",
                            "IDENTITY_ATTACK",
                            "attack",
                            "THREAT",
                            "threat",
                            "SELF_HARM",
                            "selfharm")));
    private static final Outright ORDERS =
            new Outright(0.98, of("overruling.txt", Map.of("PROMPT_INJECTION", "order")));

    static Outright of(Task task) {
        return task == Task.TOXICITY ? INSULTS : ORDERS;
    }

    private static Map<String, List<Phrases>> of(String file, Map<String, String> kinds) {
        var patterns = WordPatterns.of(file);
        return kinds.entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(Map.Entry::getKey, kind -> Phrases.of(patterns, kind.getValue())));
    }

    /** The categories that a text which is read in some ways is of, by any of them. */
    Set<String> categories(List<Subject.Way> ways) {
        var texts = ways.stream().map(Subject.Way::text).toList();
        var lower =
                texts.stream().map(text -> " " + text.toLowerCase(Locale.ROOT)).toList();
        var found = new HashSet<String>(0);
        for (int i = 0; i < texts.size(); i++) {
            for (var category : byCategory.entrySet()) {
                for (var phrases : category.getValue()) {
                    if (phrases.areIn(texts.get(i), lower.get(i))) {
                        found.add(category.getKey());
                    }
                }
            }
        }
        return found;
    }

    /**
     * The turns of phrase of one category and language.
     *
     * @param hints letters of which a text must hold some before it is worth looking, since all of them together take longer
     *     than the student; in lower case, behind a blank
     * @param pattern what finds them
     */
    private record Phrases(List<String> hints, Pattern pattern) {

        static List<Phrases> of(WordPatterns patterns, String kind) {
            return LANGUAGES.stream()
                    .filter(language ->
                            !patterns.words(kind + "hints-" + language).isEmpty())
                    .map(language -> new Phrases(
                            patterns.words(kind + "hints-" + language),
                            patterns.compiled("{begin}{" + kind + "}", language)))
                    .toList();
        }

        boolean areIn(String text, String lower) {
            return hints.stream().anyMatch(lower::contains)
                    && pattern.matcher(text).find();
        }
    }
}
