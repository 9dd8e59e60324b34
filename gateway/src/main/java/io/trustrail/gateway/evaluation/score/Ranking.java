package io.trustrail.gateway.evaluation.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How well scores tell texts that are something from those that are not. Figures are NaN where there are no texts of one
 * kind. For one thread.
 */
public final class Ranking {

    private static final int BINS = 10;

    private final List<Scored> texts = new ArrayList<>();
    private int positives;

    /**
     * Adds a text.
     *
     * @param score 0 to 1, the higher the likelier
     * @param positive whether it is what is looked for
     */
    public void add(double score, boolean positive) {
        texts.add(new Scored(score, positive));
        positives += positive ? 1 : 0;
    }

    public int texts() {
        return texts.size();
    }

    public int positives() {
        return positives;
    }

    public int negatives() {
        return texts.size() - positives;
    }

    private boolean isOneSided() {
        return positives == 0 || negatives() == 0;
    }

    private List<Scored> descending() {
        var sorted = new ArrayList<>(texts);
        sorted.sort(Comparator.comparingDouble(Scored::score).reversed());
        return sorted;
    }

    /**
     * The area under the receiver operating characteristic: the share of pairs of one text of each kind in which the right
     * one has the higher score; equal scores count half.
     */
    public double rocAuc() {
        if (isOneSided()) {
            return Double.NaN;
        }
        double area = 0;
        int above = 0;
        for (var group : groups()) {
            area += group.negatives * (above + group.positives / 2.0);
            above += group.positives;
        }
        return area / ((double) positives * negatives());
    }

    /** The area under the curve of precision over recall, as average precision: each step weighs as much recall as it adds. */
    public double prAuc() {
        if (positives == 0) {
            return Double.NaN;
        }
        double area = 0;
        int hits = 0;
        int taken = 0;
        for (var group : groups()) {
            hits += group.positives;
            taken += group.positives + group.negatives;
            area += group.positives * ((double) hits / taken);
        }
        return area / positives;
    }

    /** The smallest share of false alarms at which at least this share is found. */
    public double falseAlarmsAtRecall(double recall) {
        if (isOneSided()) {
            return Double.NaN;
        }
        int hits = 0;
        int alarms = 0;
        for (var group : groups()) {
            hits += group.positives;
            alarms += group.negatives;
            if (hits >= recall * positives) {
                break;
            }
        }
        return (double) alarms / negatives();
    }

    /**
     * The expected calibration error: over ten bins of equal width, how far the mean score is from the share that is positive,
     * weighed by how many texts are in the bin.
     */
    public double calibrationError() {
        var count = new int[BINS];
        var sum = new double[BINS];
        var positive = new int[BINS];
        for (var text : texts) {
            int bin = Math.min(BINS - 1, (int) (text.score * BINS));
            count[bin]++;
            sum[bin] += text.score;
            positive[bin] += text.positive ? 1 : 0;
        }
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            error += Math.abs(sum[bin] - positive[bin]);
        }
        return texts.isEmpty() ? Double.NaN : error / texts.size();
    }

    private List<Group> groups() {
        var groups = new ArrayList<Group>();
        Group last = null;
        for (var text : descending()) {
            if (last == null || last.score != text.score) {
                last = new Group(text.score);
                groups.add(last);
            }
            last.positives += text.positive ? 1 : 0;
            last.negatives += text.positive ? 0 : 1;
        }
        return groups;
    }

    private record Scored(double score, boolean positive) {}

    /** Texts with the same score. */
    private static final class Group {

        private final double score;
        private int positives;
        private int negatives;

        Group(double score) {
            this.score = score;
        }
    }
}
