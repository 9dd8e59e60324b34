package io.trustrail.gateway.detect.names.tagger;

import io.trustrail.gateway.detect.names.model.Marginals;
import io.trustrail.gateway.detect.names.model.Tag;
import io.trustrail.gateway.detect.names.model.Weights;
import java.util.Arrays;

/** How probable the spans of a segment are. */
final class SpanScore {

    static final double LOWEST = 0.5;
    private static final double HIGHEST = 0.99;
    private static final int ANY_TAG = (1 << Tag.COUNT) - 1;

    private final Marginals marginals;

    SpanScore(int[] scores, int[] transitions, int count) {
        var allowed = new int[count];
        Arrays.fill(allowed, ANY_TAG);
        marginals =
                new Marginals(units(scores, count * Tag.COUNT), units(transitions, transitions.length), allowed, count);
    }

    private static double[] units(int[] steps, int count) {
        var units = new double[count];
        for (int i = 0; i < count; i++) {
            units[i] = steps[i] / (double) Weights.SCALE;
        }
        return units;
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
