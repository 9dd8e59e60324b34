package io.trustrail.gateway.fairness.figures;

import java.util.Comparator;

/**
 * How much more often something bad happens to the texts of a group than to others like them: to the twins in standard
 * language of a variety, to the other groups of a trait else, in the same languages.
 *
 * @param share of the group
 * @param others of those that it is compared with
 * @param warns whether the gap is larger than its limit, and surely no chance
 */
public record Gap(Cell cell, Share share, Share others, boolean warns) {

    private static final int FEWEST = 3;

    /** The order in which people want to see them. */
    public static final Comparator<Gap> LARGEST_FIRST =
            Comparator.comparingDouble(Gap::value).reversed().thenComparing(Gap::cell);

    /** The difference as a fraction; above 0 where the group is worse off. */
    public double value() {
        return share.value() - others.value();
    }

    /** The interval of the difference, with a confidence of 95 %. */
    public Interval interval() {
        return Interval.ofDifference(share, others, Interval.USUAL);
    }

    /* One text or two are an anecdote, whatever the formula says. */
    static Gap of(Cell cell, Share share, Share others, double limit) {
        boolean warns = share.count() >= FEWEST
                && share.value() - others.value() > limit
                && Interval.ofDifference(share, others, Interval.SURE).low() > 0;
        return new Gap(cell, share, others, warns);
    }
}
