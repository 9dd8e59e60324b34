package io.trustrail.gateway.detect.onnx.encoder;

/**
 * One of a model's outputs that is to be read.
 *
 * @param name empty for the one called {@code logits} or, if there is none, the first
 * @param labels how many numbers it has for each token or text
 */
public record Output(String name, int labels) {}
