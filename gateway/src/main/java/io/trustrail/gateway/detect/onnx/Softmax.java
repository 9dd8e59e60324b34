package io.trustrail.gateway.detect.onnx;

/** Makes probabilities of logits. */
public final class Softmax {

    private Softmax() {}

    /** Probabilities of labels of which exactly one holds. */
    public static double[] oneOf(float[] logits) {
        double max = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            max = Math.max(max, logit);
        }
        var probabilities = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = Math.exp(logits[i] - max);
            sum += probabilities[i];
        }
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] /= sum;
        }
        return probabilities;
    }

    /** Probabilities of labels each of which may hold. */
    static double[] anyOf(float[] logits) {
        var probabilities = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = 1 / (1 + Math.exp(-logits[i]));
        }
        return probabilities;
    }
}
