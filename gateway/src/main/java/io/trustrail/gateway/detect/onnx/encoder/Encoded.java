package io.trustrail.gateway.detect.onnx.encoder;

import java.util.List;

/**
 * What a model made of a text.
 *
 * @param windows the stretches of the text that went through the model, in UTF-16 units
 * @param outputs of each output that was asked for and that the model has its rows: one for each token, or one for each window where the model
 *     tells of sequences as a whole
 */
public record Encoded(Tokenised tokens, List<Window> windows, List<float[][]> outputs) {

    private static final int PER_TEXT = 300;
    private static final int PER_TOKEN = 2 * Long.BYTES + 2 * Integer.BYTES;
    private static final int PER_ROW = 24;

    /** The rows of the first output. */
    public float[][] logits() {
        return outputs.get(0);
    }

    /** The same, without anything that tells what the text says. */
    public Encoded masked() {
        return new Encoded(tokens.masked(), windows, outputs);
    }

    /** About how much memory it takes, in bytes. */
    public int bytes() {
        int bytes = PER_TEXT + tokens.size() * PER_TOKEN;
        for (var rows : outputs) {
            for (var row : rows) {
                bytes += PER_ROW + row.length * Float.BYTES;
            }
        }
        return bytes;
    }

    /** A stretch {@code [start, end)} of a text; empty if no token is in it. */
    public record Window(int start, int end) {}
}
