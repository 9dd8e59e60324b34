package io.trustrail.gateway.detect.onnx.encoder;

/**
 * What a model made of a text.
 *
 * @param logits a row for each token, or for each window where the model tells of sequences as a whole
 */
public record Encoded(Tokenised tokens, float[][] logits) {}
