package io.trustrail.gateway.detect.names.model;

import java.util.Arrays;

/**
 * The probability of each tag of each token of a segment, by the forward-backward algorithm (Rabiner 1989) in a
 * conditional random field (Lafferty, McCallum and Pereira 2001).
 */
public final class Marginals {

    private final double[] probabilities;
    private final double[] forward;
    private final double logNormaliser;

    /**
     * Computes them.
     *
     * @param scores by token and tag, in units
     * @param transitions from each tag to each, in units
     * @param allowed for each token the tags that it may have, as bits
     */
    public Marginals(double[] scores, double[] transitions, int[] allowed, int count) {
        var step = new double[Tag.COUNT * Tag.COUNT];
        for (int i = 0; i < step.length; i++) {
            step[i] = Tag.follows(i / Tag.COUNT, i % Tag.COUNT) ? Math.exp(transitions[i]) : 0;
        }
        var local = new double[count * Tag.COUNT];
        double log = 0;
        for (int i = 0; i < count; i++) {
            log += local(scores, local, i * Tag.COUNT, allowed[i]);
        }
        forward = new double[count * Tag.COUNT];
        for (int i = 0; i < count; i++) {
            log += forward(local, step, i * Tag.COUNT);
        }
        logNormaliser = log;
        probabilities = new double[count * Tag.COUNT];
        backward(local, step, count);
    }

    /** The probability that a token has a tag. */
    public double probability(int token, int tag) {
        return probabilities[token * Tag.COUNT + tag];
    }

    /** The logarithm of the sum over all paths. */
    public double logNormaliser() {
        return logNormaliser;
    }

    private static double local(double[] scores, double[] local, int at, int allowed) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int tag = 0; tag < Tag.COUNT; tag++) {
            highest = Math.max(highest, scores[at + tag]);
        }
        for (int tag = 0; tag < Tag.COUNT; tag++) {
            local[at + tag] = (allowed >> tag & 1) == 0 ? 0 : Math.exp(scores[at + tag] - highest);
        }
        return highest;
    }

    private double forward(double[] local, double[] step, int at) {
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
        return Math.log(sum);
    }

    private void backward(double[] local, double[] step, int count) {
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
            behind = before(behind, local, step, at);
        }
    }

    private static double[] before(double[] behind, double[] local, double[] step, int at) {
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
    public void addSteps(double[] transitions, double factor, double[] sums, int count) {
        for (int tag = 0; tag < Tag.COUNT; tag++) {
            sums[tag] += factor * probabilities[tag];
        }
        for (int i = 1; i < count; i++) {
            addStep(transitions, factor, sums, i * Tag.COUNT);
        }
    }

    /* P(previous, tag) is proportional to forward(previous) · step · P(tag) / (what reached the tag). */
    private void addStep(double[] transitions, double factor, double[] sums, int at) {
        for (int tag = 0; tag < Tag.COUNT; tag++) {
            if (probabilities[at + tag] <= 0) {
                continue;
            }
            double reached = 0;
            for (int previous = 0; previous < Tag.COUNT; previous++) {
                reached += joint(transitions, at, previous, tag);
            }
            for (int previous = 0; previous < Tag.COUNT && reached > 0; previous++) {
                sums[previous * Tag.COUNT + tag] +=
                        factor * probabilities[at + tag] * joint(transitions, at, previous, tag) / reached;
            }
        }
    }

    private double joint(double[] transitions, int at, int previous, int tag) {
        return Tag.follows(previous, tag)
                ? forward[at - Tag.COUNT + previous] * Math.exp(transitions[previous * Tag.COUNT + tag])
                : 0;
    }
}
