package io.trustrail.gateway.review;

import java.util.List;

/**
 * Why an answer is put before a person.
 *
 * @param reasons codes in lower case with hyphens, such as {@code low-confidence} or {@code sarcasm}; the first is the
 *     main one
 * @param confidence probability that a reviewer would approve the answer, 0 to 1; {@link #NOT_JUDGED} if nothing measured it,
 *     such as where somebody was concerned about an answer that had gone out
 * @param signals what the confidence was made of, the largest contribution first
 */
public record Judgement(List<String> reasons, double confidence, List<Signal> signals) {

    /** The confidence in what nothing measured. */
    public static final double NOT_JUDGED = Double.NaN;

    public Judgement {
        reasons = List.copyOf(reasons);
        signals = List.copyOf(signals);
        if (confidence < 0 || confidence > 1) {
            throw new IllegalArgumentException("the confidence must be from 0 to 1, and is " + confidence);
        }
    }

    /**
     * One thing that speaks for or against an answer.
     *
     * @param name in lower case with hyphens, such as {@code hedging}
     * @param value as it was measured; what it means depends on the signal
     * @param contribution what it adds to the logit of the confidence; below 0 it speaks against the answer
     */
    public record Signal(String name, double value, double contribution) {}
}
