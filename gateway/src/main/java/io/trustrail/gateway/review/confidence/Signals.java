package io.trustrail.gateway.review.confidence;

import io.trustrail.gateway.detect.language.Languages;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.review.confidence.Evidence.Ending;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What speaks against an answer, measured: by name, from 0 (nothing) to 1.
 *
 * @param language of the answer as an ISO 639-1 code; empty if it can't be told
 * @param values all signals of {@link #NAMES}; what could not be measured is 0
 */
public record Signals(String language, Map<String, Double> values) {

    private static final List<String> DOUBTS = List.of(
            "near-threshold",
            "tiers-disagree",
            "obfuscated",
            "unsupported-language",
            "identity-term",
            "slang",
            "text-cut");

    private static final List<String> BEFORE_DOUBTS =
            List.of("token-doubt", "token-doubt-worst", "token-doubt-share", "uncertain");
    private static final List<String> BEHIND_DOUBTS = List.of(
            "hedging",
            "refusal",
            "invalid-json",
            "schema-mismatch",
            "cut-short",
            "filtered",
            "empty",
            "restore-misses",
            "ungrounded",
            "unknown-numbers",
            "unknown-names",
            "disagreement");

    /** The names of all signals. */
    public static final Set<String> NAMES = Stream.of(BEFORE_DOUBTS, DOUBTS, BEHIND_DOUBTS)
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableSet());

    private static final String UNCERTAIN = "UNCERTAIN_";
    private static final Set<String> BROKEN_FORM = Set.of("INVALID_JSON", "SCHEMA_MISMATCH");
    private static final double MANY_MISSES = 2;
    /** Languages that write hardly anything but names with capitals. */
    private static final Set<String> CAPITALS_ARE_NAMES = Set.of("en", "es", "fr", "it", "nl", "pt");
    /** Telling a language takes no more. */
    private static final int TELLING = 2_000;

    public Signals {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Measures an answer. Takes longer, the longer answer and prompt are: see the package. */
    public static Signals measure(Evidence evidence) {
        var text = Words.plain(String.join("\n", evidence.texts()));
        var language = Languages.guess(text.substring(0, Math.min(TELLING, text.length())))
                .language();
        var sentences = Words.sentences(text);
        var values = new LinkedHashMap<String, Double>();
        values.put("token-doubt", evidence.tokens().mean());
        values.put("token-doubt-worst", evidence.tokens().worst());
        values.put("token-doubt-share", evidence.tokens().share());
        values.put("uncertain", uncertain(evidence.findings()));
        DOUBTS.forEach(doubt -> values.put(doubt, is(hasDoubt(evidence.findings(), doubt))));
        values.put("hedging", share(Phrases.HEDGING.in(sentences), sentences.size()));
        values.put("refusal", is(Phrases.REFUSAL.in(sentences) > 0));
        values.put("invalid-json", is(evidence.jsonWanted() && !evidence.actsOnly() && !Form.isJson(evidence.texts())));
        values.put(
                "schema-mismatch",
                is(evidence.findings().stream().anyMatch(it -> BROKEN_FORM.contains(it.category()))));
        values.put("cut-short", is(evidence.ending() == Ending.CUT_SHORT));
        values.put("filtered", is(evidence.ending() == Ending.FILTERED));
        values.put("empty", is(text.isBlank() && !evidence.actsOnly()));
        values.put("restore-misses", Math.min(1, evidence.restoreMisses() / MANY_MISSES));
        var grounding = new Grounding(evidence.prompt(), evidence.documents());
        values.put("ungrounded", grounding.ungrounded(sentences));
        values.put("unknown-numbers", grounding.unknownNumbers(sentences));
        values.put("unknown-names", CAPITALS_ARE_NAMES.contains(language) ? grounding.unknownNames(sentences) : 0.0);
        values.put("disagreement", Agreement.missing(text, evidence.others()));
        return new Signals(language, values);
    }

    /** Loads the lists of words, which takes longer than an event loop has: for the first look of a worker. */
    static void warmUp() {
        measure(new Evidence(
                List.of("Perhaps it is so."),
                List.of(),
                List.of("It is so."),
                List.of(),
                Ending.DONE,
                true,
                false,
                0,
                TokenDoubt.NONE));
    }

    private static double is(boolean holds) {
        return holds ? 1 : 0;
    }

    private static double share(long some, int all) {
        return all == 0 ? 0 : (double) some / all;
    }

    private static double uncertain(List<Finding> findings) {
        return findings.stream()
                .filter(it -> it.category().startsWith(UNCERTAIN))
                .mapToDouble(Finding::score)
                .max()
                .orElse(0);
    }

    private static boolean hasDoubt(List<Finding> findings, String doubt) {
        return findings.stream().anyMatch(it -> it.doubts().contains(doubt));
    }
}
