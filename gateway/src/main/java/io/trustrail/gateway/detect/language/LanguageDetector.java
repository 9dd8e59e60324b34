package io.trustrail.gateway.detect.language;

import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.late.Sentences;
import java.util.ArrayList;
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

    /** The languages that the detectors for personal data are made and measured for. */
    public static final Set<String> USUAL = Set.of("en", "de", "ja", "es", "fr", "it", "nl", "pt");

    private static final int REACH = 240;

    private final Set<String> supported;

    /** @param supported ISO 639-1 codes, such as {@code en} */
    public LanguageDetector(Set<String> supported) {
        this.supported = Set.copyOf(supported);
    }

    @Override
    public String name() {
        return "language";
    }

    @Override
    public Set<String> categories() {
        return Set.of(UNSUPPORTED_LANGUAGE);
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
            if (guess.isKnown() && !supported.contains(guess.language())) {
                findings = findings.isEmpty() ? new ArrayList<>() : findings;
                findings.add(new Finding(UNSUPPORTED_LANGUAGE, at, end, guess.confidence()));
            }
            at = end;
        }
        return new Detection(findings, text.length());
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
