package io.trustrail.gateway.detect.names.model;

import java.util.Arrays;

/**
 * The probability of each tag of each token of a segment, by the forward-backward algorithm (Rabiner 1989) in a
 * conditional random field (Lafferty, McCallum and Pereira 2001).
 */
public final class Marginals {

    private final double[] probabilities;
    private final double[] forward;
    private final double[] step;
    private final double logNormaliser;

    /**
     * Computes them.
     *
     * @param local by token and tag, what speaks for it, each 0 or more and not all of a token's 0
     * @param step what {@link #steps} gave
     * @param count of tokens
     */
    public Marginals(double[] local, double[] step, int count) {
        this.step = step;
        forward = new double[count * Tag.COUNT];
        double log = 0;
        for (int i = 0; i < count; i++) {
            log += Math.log(forward(local, i * Tag.COUNT));
        }
        logNormaliser = log;
        probabilities = new double[count * Tag.COUNT];
        backward(local, count);
    }

    /** What speaks for each step from tag to tag, from its weight in units of the natural logarithm. */
    public static double[] steps(double[] transitions) {
        var step = new double[Tag.COUNT * Tag.COUNT];
        for (int i = 0; i < step.length; i++) {
            step[i] = Tag.follows(i / Tag.COUNT, i % Tag.COUNT) ? Math.exp(transitions[i]) : 0;
        }
        return step;
    }

    /** The probability that a token has a tag. */
    public double probability(int token, int tag) {
        return probabilities[token * Tag.COUNT + tag];
    }

    /** The logarithm of the sum over all paths of what speaks for them. */
    public double logNormaliser() {
        return logNormaliser;
    }

    private double forward(double[] local, int at) {
        double sum = 0;
        for (int tag = 0; tag < Tag.COUNT; tag++) {
            double reached = 0;
            if (at == 0) {
                reached = step[tag];
            } else {
                for (int previous = 0; previous < Tag.COUNT; previous++) {
                    reached += forward[at - Tag.COUNT + previous] * step[previous * Tag.COUNT + tag];
                }
            }
            forward[at + tag] = reached * local[at + tag];
            sum += forward[at + tag];
        }
        for (int tag = 0; tag < Tag.COUNT; tag++) {
            forward[at + tag] /= sum;
        }
        return sum;
    }

    private void backward(double[] local, int count) {
        var behind = new double[Tag.COUNT];
        Arrays.fill(behind, 1);
        for (int at = (count - 1) * Tag.COUNT; at >= 0; at -= Tag.COUNT) {
            double sum = 0;
            for (int tag = 0; tag < Tag.COUNT; tag++) {
                probabilities[at + tag] = forward[at + tag] * behind[tag];
                sum += probabilities[at + tag];
            }
            for (int tag = 0; tag < Tag.COUNT; tag++) {
                probabilities[at + tag] /= sum;
            }
            behind = before(behind, local, at);
        }
    }

    private double[] before(double[] behind, double[] local, int at) {
        var before = new double[Tag.COUNT];
        double sum = 0;
        for (int previous = 0; previous < Tag.COUNT; previous++) {
            for (int tag = 0; tag < Tag.COUNT; tag++) {
                before[previous] += step[previous * Tag.COUNT + tag] * local[at + tag] * behind[tag];
            }
            sum += before[previous];
        }
        for (int tag = 0; tag < Tag.COUNT; tag++) {
            before[tag] /= sum;
        }
        return before;
    }

    /** The matrix of expected steps between a token and the next one is added, times a factor, to {@code sums}. */
    public void addSteps(double factor, double[] sums, int count) {
        for (int tag = 0; tag < Tag.COUNT; tag++) {
            sums[tag] += factor * probabilities[tag];
        }
        for (int i = 1; i < count; i++) {
            addStep(factor, sums, i * Tag.COUNT);
        }
    }

    /* P(previous, tag) is proportional to forward(previous) · step · P(tag) / (what reached the tag). */
    private void addStep(double factor, double[] sums, int at) {
        for (int tag = 0; tag < Tag.COUNT; tag++) {
            if (probabilities[at + tag] <= 0) {
                continue;
            }
            double reached = 0;
            for (int previous = 0; previous < Tag.COUNT; previous++) {
                reached += joint(at, previous, tag);
            }
            for (int previous = 0; previous < Tag.COUNT && reached > 0; previous++) {
                sums[previous * Tag.COUNT + tag] +=
                        factor * probabilities[at + tag] * joint(at, previous, tag) / reached;
            }
        }
    }

    private double joint(int at, int previous, int tag) {
        return forward[at - Tag.COUNT + previous] * step[previous * Tag.COUNT + tag];
    }
}
