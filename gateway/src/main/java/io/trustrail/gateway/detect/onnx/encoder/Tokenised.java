package io.trustrail.gateway.detect.onnx.encoder;

/**
 * A text as a model's tokens, without those that frame a sequence. Positions count UTF-16 units.
 *
 * @param starts where each token starts in the text
 * @param ends where it ends
 * @param words which word each token belongs to, -1 for none
 */
public record Tokenised(long[] ids, int[] starts, int[] ends, long[] words) {

    /** How many tokens there are. */
    public int size() {
        return ids.length;
    }

    /** The same, without anything that tells what the text says: the number of each token is 0. */
    public Tokenised masked() {
        return new Tokenised(new long[ids.length], starts, ends, words);
    }
}
