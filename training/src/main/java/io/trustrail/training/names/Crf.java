package io.trustrail.training.names;

import io.trustrail.gateway.detect.names.model.Marginals;
import io.trustrail.gateway.detect.names.model.Tag;
import java.util.List;
import java.util.Random;

/**
 * A linear-chain conditional random field, trained by stochastic gradient with steps by AdaGrad (Duchi, Hazan and Singer
 * 2011). Labels may leave several tags open: the likelihood is that of all paths they allow.
 */
final class Crf {

    private static final double RATE = 0.12;
    private static final double LEAST = 1e-3;
    private static final double DROPPED = 0.1;

    final float[] weights;
    final double[] transitions = new double[Tag.COUNT * Tag.COUNT];
    final double[] bias = new double[2 * Tag.COUNT];
    private final float[] squares;
    private final double[] transitionSquares = new double[transitions.length];
    private final double[] biasSquares = new double[bias.length];
    private final Random random;

    Crf(int features, long seed) {
        weights = new float[features * Tag.COUNT];
        squares = new float[features * Tag.COUNT];
        random = new Random(seed);
    }

    /** One pass over the segments in a random order; returns the mean log-likelihood per token. */
    double epoch(List<Segment> segments) {
        var order = random.ints(0, segments.size())
                .distinct()
                .limit(segments.size())
                .toArray();
        double sum = 0;
        long count = 0;
        for (int index : order) {
            sum += learn(segments.get(index));
            count += segments.get(index).count();
        }
        return sum / count;
    }

    private double learn(Segment segment) {
        int count = segment.count();
        var scores = new double[count * Tag.COUNT];
        long seed = random.nextLong();
        for (int i = 0; i < count; i++) {
            score(segment, i, scores, seed);
        }
        var labelled = new Marginals(scores, transitions, segment.allowed(), count);
        var free = new Marginals(scores, transitions, segment.possible(), count);
        for (int i = 0; i < count; i++) {
            for (int tag = 0; tag < Tag.COUNT; tag++) {
                double gradient = labelled.probability(i, tag) - free.probability(i, tag);
                if (Math.abs(gradient) > LEAST) {
                    step(segment, i, tag, gradient, seed);
                }
            }
        }
        stepTransitions(labelled, free, count);
        return labelled.logNormaliser() - free.logNormaliser();
    }

    private static boolean isDropped(int feature, long seed) {
        int mixed = (feature * 0x9E3779B1) ^ (int) seed;
        mixed = (mixed ^ (mixed >>> 15)) * 0x85ebca6b;
        return (mixed >>> 8) < DROPPED * (1 << 24);
    }

    private void score(Segment segment, int token, double[] scores, long seed) {
        int at = token * Tag.COUNT;
        System.arraycopy(bias, segment.character()[token] ? Tag.COUNT : 0, scores, at, Tag.COUNT);
        for (int feature : segment.features()[token]) {
            if (!isDropped(feature, seed)) {
                int row = feature * Tag.COUNT;
                for (int tag = 0; tag < Tag.COUNT; tag++) {
                    scores[at + tag] += weights[row + tag];
                }
            }
        }
    }

    private void step(Segment segment, int token, int tag, double gradient, long seed) {
        float square = (float) (gradient * gradient);
        for (int feature : segment.features()[token]) {
            if (!isDropped(feature, seed)) {
                int at = feature * Tag.COUNT + tag;
                squares[at] += square;
                weights[at] += (float) (RATE * gradient / Math.sqrt(squares[at] + 1e-3));
            }
        }
        int at = (segment.character()[token] ? Tag.COUNT : 0) + tag;
        biasSquares[at] += square;
        bias[at] += RATE * gradient / Math.sqrt(biasSquares[at] + 1e-3);
    }

    private void stepTransitions(Marginals labelled, Marginals free, int count) {
        var gradient = new double[transitions.length];
        labelled.addSteps(transitions, 1, gradient, count);
        free.addSteps(transitions, -1, gradient, count);
        for (int i = 0; i < gradient.length; i++) {
            if (Math.abs(gradient[i]) > LEAST) {
                transitionSquares[i] += gradient[i] * gradient[i];
                transitions[i] += RATE * gradient[i] / Math.sqrt(transitionSquares[i] + 1e-3);
            }
        }
    }
}
