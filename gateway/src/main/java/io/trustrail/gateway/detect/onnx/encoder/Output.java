package io.trustrail.gateway.detect.onnx.encoder;

/**
 * One of a model's outputs that is to be read.
 *
 * @param name empty for the one called {@code logits} or, if there is none, the first
 * @param labels how many numbers it has for each token or text
 * @param needed whether a model without it can't be used; those that are not needed stand behind all that are
 */
public record Output(String name, int labels, boolean needed) {

    /** One that has to be there. */
    public Output(String name, int labels) {
        this(name, labels, true);
    }
}
