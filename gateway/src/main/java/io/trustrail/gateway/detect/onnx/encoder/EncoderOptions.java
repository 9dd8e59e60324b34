package io.trustrail.gateway.detect.onnx.encoder;

import java.nio.file.Path;
import java.util.List;

/**
 * A model and how it is run.
 *
 * @param model the ONNX file
 * @param tokenizer the {@code tokenizer.json} that the model was trained with
 * @param outputs what is read of the model
 * @param maxTokens the longest sequence that the model takes, with the tokens that frame it
 * @param overlap how many tokens two neighbouring windows of a longer text share
 * @param threads how many batches run at once
 * @param batch how many sequences are run together, at most
 * @param queue how many texts may wait
 */
public record EncoderOptions(
        ModelFile model,
        ModelFile tokenizer,
        List<Output> outputs,
        int maxTokens,
        int overlap,
        int threads,
        int batch,
        int queue) {

    /* What frames a sequence, and then at least some tokens that are not shared. */
    private static final int LEAST_NEW = 8;

    public EncoderOptions {
        outputs = List.copyOf(outputs);
        if (maxTokens - overlap < LEAST_NEW) {
            throw new IllegalArgumentException(
                    "overlap must be at least " + LEAST_NEW + " less than max-tokens, which is " + maxTokens);
        }
    }

    /** Reads the one output called {@code logits}, or the first. */
    public static EncoderOptions logits(
            Path model, Path tokenizer, int labels, int maxTokens, int overlap, int threads, int batch, int queue) {
        var outputs = List.of(new Output("", labels));
        return new EncoderOptions(
                ModelFile.at(model), ModelFile.at(tokenizer), outputs, maxTokens, overlap, threads, batch, queue);
    }
}
