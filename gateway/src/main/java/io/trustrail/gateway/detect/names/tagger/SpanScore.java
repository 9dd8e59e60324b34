package io.trustrail.gateway.detect.names.tagger;

import io.trustrail.gateway.detect.names.model.Marginals;
import io.trustrail.gateway.detect.names.model.Tag;
import io.trustrail.gateway.detect.names.model.Weights;

/** How probable the spans of a segment are. */
final class SpanScore {

    static final double LOWEST = 0.5;
    private static final double HIGHEST = 0.99;
    private static final int WIDEST = 36 * Weights.SCALE;
    private static final double[] FALLS = falls();

    private final Marginals marginals;

    /**
     * Computes them.
     *
     * @param scores by token and tag
     * @param step what {@link Marginals#steps} made of the model's transitions
     */
    SpanScore(int[] scores, double[] step, int count) {
        var local = new double[count * Tag.COUNT];
        for (int at = 0; at < local.length; at += Tag.COUNT) {
            int highest = scores[at];
            for (int tag = 1; tag < Tag.COUNT; tag++) {
                highest = Math.max(highest, scores[at + tag]);
            }
            for (int tag = 0; tag < Tag.COUNT; tag++) {
                local[at + tag] = FALLS[Math.min(WIDEST, highest - scores[at + tag])];
            }
        }
        marginals = new Marginals(local, step, count);
    }

    /* The exponential function of each fall in score. */
    private static double[] falls() {
        var falls = new double[WIDEST + 1];
        for (int i = 0; i < falls.length; i++) {
            falls[i] = Math.exp(-i / (double) Weights.SCALE);
        }
        return falls;
    }

    /** A model's transitions as {@link Marginals} wants them. */
    static double[] steps(int[] transitions) {
        var units = new double[transitions.length];
        for (int i = 0; i < units.length; i++) {
            units[i] = transitions[i] / (double) Weights.SCALE;
        }
        return Marginals.steps(units);
    }

    /** The mean probability that these tokens belong to the category. */
    double of(int start, int end, int category) {
        double sum = 0;
        for (int token = start; token < end; token++) {
            sum += marginals.probability(token, Tag.begin(category))
                    + marginals.probability(token, Tag.inside(category));
        }
        return Math.max(LOWEST, Math.min(HIGHEST, sum / (end - start)));
    }
}
