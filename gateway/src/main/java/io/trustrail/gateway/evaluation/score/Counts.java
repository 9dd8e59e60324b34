package io.trustrail.gateway.evaluation.score;

/**
 * What was counted of one type, or of several together. Shares are NaN where there is nothing to divide by.
 *
 * @param labelled spans
 * @param found findings
 * @param exact findings with the type and the borders of a span
 * @param touched spans that a finding of their type touches
 * @param right findings that touch a span of their type
 * @param noticed spans that a finding of any type touches
 * @param named spans whose type is that of the finding which shares most with them
 * @param falseAlarms findings in texts that are known to hold nothing
 */
public record Counts(
        int labelled, int found, int exact, int touched, int right, int noticed, int named, int falseAlarms) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

    Counts plus(Counts other) {
        return new Counts(
                labelled + other.labelled,
                found + other.found,
                exact + other.exact,
                touched + other.touched,
                right + other.right,
                noticed + other.noticed,
                named + other.named,
                falseAlarms + other.falseAlarms);
    }

    public Rates strict() {
        return new Rates(share(exact, found), share(exact, labelled));
    }

    public Rates overlap() {
        return new Rates(share(right, found), share(touched, labelled));
    }

    /** The share of spans that were noticed at all, under whatever type. */
    public double anyTypeRecall() {
        return share(noticed, labelled);
    }

    /** The share of noticed spans that got their own type. */
    public double typeAccuracy() {
        return share(named, noticed);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }

    /** Precision and recall, 0 to 1. */
    public record Rates(double precision, double recall) {

        public double f1() {
            return f(1);
        }

        /** The F measure in which recall weighs twice as much as precision. */
        public double f2() {
            return f(2);
        }

        private double f(int beta) {
            if (Double.isNaN(precision) || Double.isNaN(recall)) {
                return Double.isNaN(recall) ? Double.NaN : 0;
            }
            double weight = beta * beta;
            double both = weight * precision + recall;
            return both == 0 ? 0 : (1 + weight) * precision * recall / both;
        }
    }
}
