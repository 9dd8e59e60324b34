package io.trustrail.gateway.detect.length;

/**
 * How long an answer may be.
 *
 * @param minCharacters in UTF-16 units; 0 for no bound
 * @param maxCharacters at least that many; {@link #NONE} for no bound
 * @param minSentences 0 for no bound
 * @param maxSentences at least that many; {@link #NONE} for no bound
 */
public record Bounds(int minCharacters, int maxCharacters, int minSentences, int maxSentences) {

    /** No upper bound. */
    public static final int NONE = Integer.MAX_VALUE;

    public Bounds {
        if (minCharacters > maxCharacters || minSentences > maxSentences) {
            throw new IllegalArgumentException("no answer is long enough and short enough; make a minimum smaller");
        }
        if (minCharacters == 0 && maxCharacters == NONE && minSentences == 0 && maxSentences == NONE) {
            throw new IllegalArgumentException(
                    "there is no bound; give min-characters, max-characters, min-sentences or max-sentences");
        }
    }
}
