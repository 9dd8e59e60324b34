package io.trustrail.gateway.detect.language;

import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.late.Sentences;
import io.trustrail.gateway.guard.prompt.Prompt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds sentences in languages that the other detectors were not made for, so that a policy can decide what becomes of
 * them.
 *
 * <p><b>Why sentences.</b> A language belongs to a text as a whole, but a detector must answer the same however a text is
 * cut, and can't wait for the end of a stream. So each sentence is judged by itself, by its first {@value #REACH}
 * characters: where a sentence starts is told by the two characters before it, and what it is judged by lies right behind.
 * The finding covers what was judged. The price: short sentences tell nothing, so a text of short ones passes, and of a
 * long sentence without an end, as Thai is written, only the start is judged. A foreign sentence in a text of a supported
 * language is found too, which is what a privacy officer wants to know.
 */
public final class LanguageDetector implements Detector {

    /** The category of its findings. */
    public static final String UNSUPPORTED_LANGUAGE = "UNSUPPORTED_LANGUAGE";

    /** The category of sentences of a reply that are not in the language of what was asked. */
    public static final String OTHER_LANGUAGE = "OTHER_LANGUAGE";

    /** The languages that the detectors for personal data are made and measured for. */
    public static final Set<String> USUAL = Set.of("en", "de", "ja", "es", "fr", "it", "nl", "pt");

    private static final int REACH = 240;

    private final Set<String> supported;
    private final boolean asAsked;
    /** The languages of what was asked; empty if they are not known, or of no interest. */
    private final Set<String> asked;

    /** @param supported ISO 639-1 codes, such as {@code en} */
    public LanguageDetector(Set<String> supported) {
        this(supported, false);
    }

    /**
     * A detector that may compare a reply with its prompt.
     *
     * @param asAsked whether sentences are findings that are in another language than the user's last text of which the
     *     language can be told
     */
    public LanguageDetector(Set<String> supported, boolean asAsked) {
        this(supported, asAsked, Set.of());
    }

    private LanguageDetector(Set<String> supported, boolean asAsked, Set<String> asked) {
        this.supported = Set.copyOf(supported);
        this.asAsked = asAsked;
        this.asked = asked;
    }

    @Override
    public LanguageDetector answering(Prompt prompt) {
        if (!asAsked) {
            return this;
        }
        var texts = prompt.asked();
        for (int i = texts.size() - 1; i >= 0; i--) {
            var languages = languages(texts.get(i));
            if (!languages.isEmpty()) {
                return new LanguageDetector(supported, true, languages);
            }
        }
        return this;
    }

    /* Who quotes, or asks in one language for another, may get either. */
    private static Set<String> languages(String text) {
        var languages = new HashSet<String>();
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            languages.add(Languages.guess(text, at, end).language());
            at = end;
        }
        languages.add(Languages.guess(text).language());
        languages.remove("");
        return languages;
    }

    @Override
    public String name() {
        return "language";
    }

    @Override
    public Set<String> categories() {
        return asAsked ? Set.of(UNSUPPORTED_LANGUAGE, OTHER_LANGUAGE) : Set.of(UNSUPPORTED_LANGUAGE);
    }

    @Override
    public int lookBehind() {
        return 2;
    }

    @Override
    public Detection detect(String text, int from, boolean complete) {
        List<Finding> findings = List.of();
        int at = from;
        while (at < text.length()) {
            if (!Sentences.startsAt(text, at)) {
                at++;
                continue;
            }
            int end = end(text, at);
            if (!complete && end == text.length() && end - at < REACH) {
                return new Detection(findings, at);
            }
            var guess = Languages.guess(text, at, end);
            var category = category(guess);
            if (!category.isEmpty()) {
                findings = findings.isEmpty() ? new ArrayList<>() : findings;
                findings.add(new Finding(category, at, end, guess.confidence()));
            }
            at = end;
        }
        return new Detection(findings, text.length());
    }

    /** What a sentence in this language is found as; empty if it is not. */
    private String category(Guess guess) {
        if (!guess.isKnown() || supported.contains(guess.language())) {
            boolean other = guess.isKnown() && !asked.isEmpty() && !asked.contains(guess.language());
            return other ? OTHER_LANGUAGE : "";
        }
        return UNSUPPORTED_LANGUAGE;
    }

    /** Where the part ends by which a sentence is judged: where the next one starts, or as far as one reaches. */
    private static int end(String text, int start) {
        int limit = Math.min(text.length(), start + REACH);
        int end = start + 1;
        while (end < limit && !Sentences.startsAt(text, end)) {
            end++;
        }
        return end;
    }
}
