package io.trustrail.gateway.detect.onnx.encoder;

import java.nio.file.Path;

/**
 * A model and how it is run.
 *
 * @param model the ONNX file
 * @param tokenizer the {@code tokenizer.json} that the model was trained with
 * @param labels how many labels its output has for each token or text
 * @param maxTokens the longest sequence that the model takes, with the tokens that frame it
 * @param overlap how many tokens two neighbouring windows of a longer text share
 * @param threads how many batches run at once
 * @param batch how many sequences are run together, at most
 * @param queue how many texts may wait
 */
public record EncoderOptions(
        Path model, Path tokenizer, int labels, int maxTokens, int overlap, int threads, int batch, int queue) {

    /* What frames a sequence, and then at least some tokens that are not shared. */
    private static final int LEAST_NEW = 8;

    public EncoderOptions {
        if (maxTokens - overlap < LEAST_NEW) {
            throw new IllegalArgumentException(
                    "overlap must be at least " + LEAST_NEW + " less than max-tokens, which is " + maxTokens);
        }
    }
}
