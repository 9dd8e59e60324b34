package io.trustrail.gateway.review.confidence;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How much of an answer rests on its prompt: by the words of its sentences, its numbers and its names. Words are compared,
 * not what they mean: a good paraphrase rests on nothing here, and a sentence that turns its source around rests on it.
 */
final class Grounding {

    /** A sentence of so many content words says something that could stand in a document. */
    private static final int FEWEST_WORDS = 3;
    /** At this share of known words a sentence rests on them. */
    private static final double ENOUGH = 0.5;

    private static final double MANY = 3;

    private final Set<String> words = new HashSet<>();
    private final Set<String> numbers = new HashSet<>();
    private final Set<String> spoken = new HashSet<>();
    private final boolean hasDocuments;

    Grounding(List<String> prompt, List<String> documents) {
        this.hasDocuments = !documents.isEmpty();
        for (var text : prompt) {
            var plain = Words.plain(text);
            Words.numbers(plain, numbers::add);
            Words.all(plain, spoken::add);
            if (hasDocuments) {
                Words.content(plain, words::add);
            }
        }
    }

    /** The share of sentences that rest on no document; 0 without documents. */
    double ungrounded(List<String> sentences) {
        int judged = 0;
        int unsupported = 0;
        for (var sentence : hasDocuments ? sentences : List.<String>of()) {
            var count = new int[2];
            Words.content(sentence, word -> {
                count[0]++;
                count[1] += words.contains(word) ? 1 : 0;
            });
            if (count[0] >= FEWEST_WORDS) {
                judged++;
                unsupported += count[1] < ENOUGH * count[0] ? 1 : 0;
            }
        }
        return judged == 0 ? 0 : (double) unsupported / judged;
    }

    /** Numbers that nobody in the prompt has written: 1 for three and more. */
    double unknownNumbers(List<String> sentences) {
        var unknown = new HashSet<String>();
        sentences.forEach(sentence -> Words.numbers(sentence, number -> {
            if (!numbers.contains(number)) {
                unknown.add(number);
            }
        }));
        return Math.min(1, unknown.size() / MANY);
    }

    /** Names that nobody in the prompt has written: 1 for three and more. */
    double unknownNames(List<String> sentences) {
        var unknown = new HashSet<String>();
        sentences.forEach(sentence -> Words.names(sentence, name -> {
            if (!spoken.contains(name)) {
                unknown.add(name);
            }
        }));
        return Math.min(1, unknown.size() / MANY);
    }
}
