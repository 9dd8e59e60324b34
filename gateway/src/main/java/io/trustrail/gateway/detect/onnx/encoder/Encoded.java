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

    /** The rows of the first output. */
    public float[][] logits() {
        return outputs.get(0);
    }

    /** A stretch {@code [start, end)} of a text; empty if no token is in it. */
    public record Window(int start, int end) {}
}
