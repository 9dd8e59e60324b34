package io.trustrail.gateway.policy.spend;

/**
 * What the tokens of a model cost: millionths of the currency for a million tokens, which is 10<sup>-12</sup> of the currency
 * for one. All prices are 0 to {@value #HIGHEST}.
 *
 * @param input for input that no cache had to do with
 * @param output for the answer
 * @param cached for input that is read from the vendor's cache
 * @param stored for input that is written to it
 * @param longest tokens of an answer to expect at most where the request sets no limit, 1 or more
 */
public record Price(long input, long output, long cached, long stored, long longest) {

    /** Ten thousand of the currency for a million tokens. */
    public static final long HIGHEST = 10_000_000_000L;

    private static final long PICOS_PER_NANO = 1_000;
    private static final long MOST_TOKENS = 100_000_000;

    /**
     * What a call costs, in 10<sup>-9</sup> of the currency, rounded up. Negative counts are taken as none; counts beyond a
     * hundred million, which no model knows, as that.
     */
    public long nanos(long freshTokens, long outputTokens, long cachedTokens, long storedTokens) {
        long picos = part(freshTokens, input)
                + part(outputTokens, output)
                + part(cachedTokens, cached)
                + part(storedTokens, stored);
        return (picos + PICOS_PER_NANO - 1) / PICOS_PER_NANO;
    }

    /** What a call may cost at most. */
    public long worstNanos(long inputTokens, long outputTokens) {
        long dearest = Math.max(input, Math.max(cached, stored));
        long picos = part(inputTokens, dearest) + part(outputTokens, output);
        return (picos + PICOS_PER_NANO - 1) / PICOS_PER_NANO;
    }

    private static long part(long tokens, long picos) {
        return Math.min(MOST_TOKENS, Math.max(0, tokens)) * picos;
    }
}
