package io.trustrail.gateway.review.confidence;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a model says the same when it is asked again: a model that guesses guesses something else each time (Wang and others
 * 2023, <a href="https://arxiv.org/abs/2203.11171">self-consistency</a>). Words are compared, not what they mean: an answer
 * and its opposite in the same words agree here.
 */
final class Agreement {

    /** Answers that share so much of their content words say the same; wordings differ. */
    private static final double ENOUGH = 0.5;

    private Agreement() {}

    /** How far other answers are from this one, on average: 0 if they say the same, 1 if nothing of it; 0 without others. */
    static double missing(String answer, List<String> others) {
        return others.stream()
                .mapToDouble(other -> 1 - alike(answer, Words.plain(other)))
                .average()
                .orElse(0);
    }

    /* Numbers are what answers are asked for: where they differ, the same words around them don't help. */
    private static double alike(String one, String other) {
        double inWords = Math.min(1, dice(words(one), words(other)) / ENOUGH);
        return Math.min(inWords, shared(numbers(one), numbers(other)));
    }

    /* Of the answer that has fewer: one that leaves some out contradicts nothing, but one that has none says something else. */
    private static double shared(Set<String> one, Set<String> other) {
        int fewer = Math.min(one.size(), other.size());
        return fewer == 0
                ? dice(one, other)
                : (double) one.stream().filter(other::contains).count() / fewer;
    }

    private static Set<String> words(String plain) {
        var found = new HashSet<String>();
        Words.content(plain, found::add);
        return found;
    }

    private static Set<String> numbers(String plain) {
        var found = new HashSet<String>();
        Words.numbers(plain, found::add);
        return found;
    }

    /** The coefficient of Dice (1945): twice what both have, by what each has. */
    private static double dice(Set<String> one, Set<String> other) {
        long both = one.stream().filter(other::contains).count();
        int all = one.size() + other.size();
        return all == 0 ? 1 : 2.0 * both / all;
    }
}
