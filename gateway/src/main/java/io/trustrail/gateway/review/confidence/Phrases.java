package io.trustrail.gateway.review.confidence;

import io.trustrail.gateway.detect.terms.TermDetector;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A list of phrases, one resource file: what models say when they are unsure, or when they won't. */
final class Phrases {

    static final Phrases HEDGING = new Phrases("hedging.txt");
    static final Phrases REFUSAL = new Phrases("refusal.txt");

    private final TermDetector terms;

    private Phrases(String name) {
        var file = Objects.requireNonNull(Phrases.class.getResourceAsStream(name), name);
        try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            terms = new TermDetector(
                    name,
                    "PHRASE",
                    reader.lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .flatMap(line -> List.of(
                                    line.substring(line.indexOf(':') + 1).split(",", -1))
                                    .stream())
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many of the sentences have such a phrase. */
    long in(List<String> sentences) {
        return sentences.stream()
                .filter(sentence -> !terms.detect(sentence.replace('\u2019', '\''), 0, true)
                        .findings()
                        .isEmpty())
                .count();
    }
}
