package io.trustrail.gateway.detect.screening;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What the cascade says about a text, for one task.
 *
 * @param score the calibrated probability that the text is what it was screened for
 * @param likely whether it is taken for that
 * @param clear below that score it passes without doubt
 * @param threshold from which score on it is sure enough to be stopped
 * @param categories the probability of each category, over all included; only that one where the encoder was not asked
 * @param start where the worst part of the text starts, in UTF-16 units
 * @param end where it ends
 * @param language ISO 639-1 code; empty if it can't be told
 * @param asked whether the encoder was asked
 * @param doubts why a person should look at it, in lower case with hyphens; mostly none
 */
public record Judgement(
        double score,
        boolean likely,
        double clear,
        double threshold,
        Map<String, Double> categories,
        int start,
        int end,
        String language,
        boolean asked,
        List<String> doubts) {

    public Judgement {
        categories = Map.copyOf(categories);
        doubts = List.copyOf(doubts);
    }

    /** Whether it is so sure that it does not pass. */
    public boolean isSure() {
        return score >= threshold && Collections.disjoint(doubts, Doubts.SPARING);
    }

    /** The same with more doubts: with one that spares it is for people to look at, whatever the score. */
    Judgement with(List<String> others) {
        var more = new ArrayList<>(doubts);
        more.addAll(others);
        return new Judgement(score, likely, clear, threshold, categories, start, end, language, asked, more);
    }

    /** Whether a person should look at it. */
    public boolean uncertain() {
        return !doubts.isEmpty();
    }
}
