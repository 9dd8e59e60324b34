package io.trustrail.gateway.evaluation.score;

/** What came of deciding yes or no about texts. Shares are NaN where there is nothing to divide by. For one thread. */
public final class Decisions {

    private int hits;
    private int misses;
    private int alarms;
    private int passes;

    /**
     * Adds a text.
     *
     * @param said what was decided
     * @param positive what is right
     */
    public void add(boolean said, boolean positive) {
        hits += said && positive ? 1 : 0;
        misses += !said && positive ? 1 : 0;
        alarms += said && !positive ? 1 : 0;
        passes += !said && !positive ? 1 : 0;
    }

    public double precision() {
        return share(hits, hits + alarms);
    }

    public double recall() {
        return share(hits, hits + misses);
    }

    /** The harmonic mean of precision and recall. */
    public double f1() {
        return hits + misses == 0 ? Double.NaN : share(2 * hits, 2 * hits + misses + alarms);
    }

    /** The share of harmless texts that were not taken for such. */
    public double falseAlarms() {
        return share(alarms, alarms + passes);
    }

    public double accuracy() {
        return share(hits + passes, hits + misses + alarms + passes);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
