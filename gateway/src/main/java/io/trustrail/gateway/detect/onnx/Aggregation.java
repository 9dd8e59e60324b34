package io.trustrail.gateway.detect.onnx;

/** How the tokens of a word get one label. */
public enum Aggregation {
    /** Not at all: each token has its own. */
    TOKEN,
    /** The first token's. */
    FIRST,
    /** By the mean of their probabilities. */
    AVERAGE;

    boolean joins(long[] words, int first, int token) {
        return this != TOKEN && words[first] >= 0 && words[token] == words[first];
    }
}
