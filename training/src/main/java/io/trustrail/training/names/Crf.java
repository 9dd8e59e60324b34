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

    /**
     * Passes over the segments. What is learned in the end is the mean of the states after each of the last half of the
     * passes: it depends less on what was seen last (Polyak and Juditsky 1992).
     */
    void learn(List<Segment> segments, int epochs) {
        int first = epochs / 2;
        var mean = new float[weights.length];
        for (int epoch = 0; epoch < epochs; epoch++) {
            System.out.printf("epoch %d: log-likelihood per token %.5f%n", epoch, epoch(segments));
            for (int i = 0; i < mean.length && epoch >= first; i++) {
                mean[i] += weights[i] / (epochs - first);
            }
        }
        System.arraycopy(mean, 0, weights, 0, mean.length);
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
        var steps = Marginals.steps(transitions);
        var labelled = new Marginals(local(scores, segment.allowed()), steps, count);
        var free = new Marginals(local(scores, segment.possible()), steps, count);
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

    /** What speaks for each tag, as a share of what speaks for the best one; nothing for tags that are not allowed. */
    private static double[] local(double[] scores, int[] allowed) {
        var local = new double[scores.length];
        for (int i = 0; i < allowed.length; i++) {
            int at = i * Tag.COUNT;
            double highest = scores[at];
            for (int tag = 1; tag < Tag.COUNT; tag++) {
                highest = Math.max(highest, scores[at + tag]);
            }
            for (int tag = 0; tag < Tag.COUNT; tag++) {
                local[at + tag] = (allowed[i] >> tag & 1) == 0 ? 0 : Math.exp(scores[at + tag] - highest);
            }
        }
        return local;
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
        labelled.addSteps(1, gradient, count);
        free.addSteps(-1, gradient, count);
        for (int i = 0; i < gradient.length; i++) {
            if (Math.abs(gradient[i]) > LEAST) {
                transitionSquares[i] += gradient[i] * gradient[i];
                transitions[i] += RATE * gradient[i] / Math.sqrt(transitionSquares[i] + 1e-3);
            }
        }
    }
}
