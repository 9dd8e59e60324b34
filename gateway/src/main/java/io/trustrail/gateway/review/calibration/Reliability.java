package io.trustrail.gateway.review.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How far confidence can be taken at its word. A number of which there is none is NaN.
 *
 * @param labels on how many labels
 * @param ece expected calibration error: the mean distance between confidence and the share of approved answers, over ten
 *     groups with about equally many labels (M. Naeini, G. Cooper and M. Hauskrecht, <i>Obtaining well calibrated probabilities
 *     using Bayesian binning</i>, AAAI 2015)
 * @param eceLow the 2.5th percentile of it over 500 bootstrap samples
 * @param eceHigh the 97.5th percentile. A bootstrap sample is further from calibrated than its source by chance, so the
 *     interval lies rather high for few labels
 * @param auroc the probability that an approved answer had more confidence than one that was not
 * @param bins for a diagram, from the least confident
 */
public record Reliability(
        int labels, double ece, double eceLow, double eceHigh, double auroc, double brier, List<Bin> bins) {

    private static final int BINS = 10;
    private static final int SAMPLES = 500;
    private static final long SEED = 20_261_122;
    private static final double TAIL = 0.025;
    private static final double SAME = 1e-9;

    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * Labels of about the same confidence.
     *
     * @param confidence their mean confidence
     * @param approved the share that was approved
     */
    public record Bin(double confidence, double approved, int labels) {}

    /** Measures labels whose score is a probability. */
    static Reliability of(List<Scored> labels) {
        if (labels.isEmpty()) {
            return new Reliability(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, List.of());
        }
        var sorted = labels.stream()
                .sorted(Comparator.comparingDouble(Scored::score))
                .toList();
        var bins = bins(sorted);
        var chance = new SplittableRandom(SEED);
        double[] eces = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            eces[i] = ece(bins(resampled(sorted, chance)));
        }
        Arrays.sort(eces);
        return new Reliability(
                sorted.size(),
                ece(bins),
                eces[(int) (TAIL * SAMPLES)],
                eces[(int) ((1 - TAIL) * SAMPLES) - 1],
                auroc(sorted),
                brier(sorted),
                bins);
    }

    /** As many labels, drawn with putting back, sorted as before. */
    private static List<Scored> resampled(List<Scored> sorted, SplittableRandom chance) {
        int[] times = new int[sorted.size()];
        for (int i = 0; i < times.length; i++) {
            times[chance.nextInt(times.length)]++;
        }
        var sample = new ArrayList<Scored>(times.length);
        for (int i = 0; i < times.length; i++) {
            for (int n = 0; n < times[i]; n++) {
                sample.add(sorted.get(i));
            }
        }
        return sample;
    }

    /* Equal scores stay together: nobody can tell them apart, and groups of a few of them would look miscalibrated by chance. */
    private static List<Bin> bins(List<Scored> sorted) {
        int count = Math.min(BINS, sorted.size());
        var bins = new ArrayList<Bin>(count);
        int from = 0;
        for (int i = 1; i <= count; i++) {
            int to = Math.max(from, (int) ((long) sorted.size() * i / count));
            while (to > from
                    && to < sorted.size()
                    && sorted.get(to).score() - sorted.get(to - 1).score() < SAME) {
                to++;
            }
            if (to > from) {
                bins.add(bin(sorted.subList(from, to)));
                from = to;
            }
        }
        return bins;
    }

    private static Bin bin(List<Scored> labels) {
        double sum = 0;
        int approved = 0;
        for (var label : labels) {
            sum += label.score();
            approved += label.approved() ? 1 : 0;
        }
        return new Bin(sum / labels.size(), (double) approved / labels.size(), labels.size());
    }

    private static double ece(List<Bin> bins) {
        double sum = 0;
        int labels = 0;
        for (var bin : bins) {
            sum += Math.abs(bin.confidence() - bin.approved()) * bin.labels();
            labels += bin.labels();
        }
        return sum / labels;
    }

    /** By ranks, of which equal scores share the mean. */
    private static double auroc(List<Scored> sorted) {
        double ranks = 0;
        long approved = 0;
        for (int from = 0, to; from < sorted.size(); from = to) {
            to = from;
            int good = 0;
            while (to < sorted.size()
                    && sorted.get(to).score() == sorted.get(from).score()) {
                good += sorted.get(to).approved() ? 1 : 0;
                to++;
            }
            ranks += good * (from + 1 + to) / 2.0;
            approved += good;
        }
        long rejected = sorted.size() - approved;
        return (ranks - approved * (approved + 1) / 2.0) / ((double) approved * rejected);
    }

    private static double brier(List<Scored> labels) {
        return labels.stream()
                .mapToDouble(label -> Math.pow(label.score() - (label.approved() ? 1 : 0), 2))
                .average()
                .orElse(Double.NaN);
    }
}
