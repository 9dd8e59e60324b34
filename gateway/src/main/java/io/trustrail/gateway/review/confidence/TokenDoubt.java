package io.trustrail.gateway.review.confidence;

/**
 * What a model thought of its tokens, from their log-probabilities.
 *
 * @param count how many tokens there were; 0 if the vendor did not tell
 * @param sum of their natural logarithms
 * @param least the smallest of them
 * @param unlikely how many were less likely than {@value #BORDER}
 */
public record TokenDoubt(int count, double sum, double least, int unlikely) {

    /** A token less likely than this was one of several good choices. */
    public static final double BORDER = 0.5;

    /** Nothing is known. */
    public static final TokenDoubt NONE = new TokenDoubt(0, 0, 0, 0);

    private static final double LOG_BORDER = Math.log(BORDER);
    /* Vendors write -9999 for "not at all"; one such token shall not decide the mean. */
    private static final double FLOOR = -20;

    /** The same with one more token; what is no log-probability changes nothing. */
    public TokenDoubt and(double logprob) {
        if (!(logprob <= 0)) {
            return this;
        }
        double bounded = Math.max(FLOOR, logprob);
        return new TokenDoubt(
                count + 1, sum + bounded, Math.min(least, bounded), unlikely + (bounded < LOG_BORDER ? 1 : 0));
    }

    /** One less the geometric mean of the probabilities. */
    double mean() {
        return count == 0 ? 0 : 1 - Math.exp(sum / count);
    }

    /** One less the smallest probability. */
    double worst() {
        return count == 0 ? 0 : 1 - Math.exp(least);
    }

    /** The share of unlikely tokens. */
    double share() {
        return count == 0 ? 0 : (double) unlikely / count;
    }
}
