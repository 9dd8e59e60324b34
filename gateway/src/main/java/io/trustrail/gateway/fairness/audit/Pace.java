package io.trustrail.gateway.fairness.audit;

/**
 * How much of the time an audit may work.
 *
 * @param share above 0 and at most 1; at a quarter, it rests three times as long as it works
 */
public record Pace(double share) {

    /** Without rest. */
    public static final Pace FULL = new Pace(1);

    /** Beside calls. */
    public static final Pace GENTLE = new Pace(0.25);

    private static final long MILLI = 1_000_000;

    /** How long to rest after so much work, in milliseconds; 0 if it is not worth it yet. */
    long rest(long workedNanos) {
        return (long) (workedNanos * (1 / share - 1)) / MILLI;
    }
}
