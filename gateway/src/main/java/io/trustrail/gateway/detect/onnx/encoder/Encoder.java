package io.trustrail.gateway.detect.onnx.encoder;

import io.trustrail.gateway.guard.late.Unavailable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.List;

/**
 * A model with its tokenizer, threads and queue: texts in, logits out. Heads read them; several heads can share one. Lets
 * go of its threads and of the model's memory when nobody refers to it any more. Thread-safe.
 */
public final class Encoder {

    private static final Cleaner CLEANER = Cleaner.create();

    private final EncoderWorkers workers;
    private final boolean perToken;

    private Encoder(EncoderWorkers workers, boolean perToken) {
        this.workers = workers;
        this.perToken = perToken;
    }

    /**
     * Reads the files and tries the model. Takes its time: not for event loops.
     *
     * @throws IllegalArgumentException if it can't be used, with a sentence for the policy's author
     */
    public static Encoder load(EncoderOptions options) {
        var tokenizer = TextTokenizer.load(options.tokenizer());
        try {
            var model = WideStack.call(() -> Model.load(options.model(), options.outputs()), "encoder-loading");
            var workers = new EncoderWorkers(options, tokenizer, model);
            var encoder = new Encoder(workers, model.perToken()[0]);
            CLEANER.register(encoder, workers::stop);
            return encoder;
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }

    /** Whether its first output tells labels for each token, not for a text as a whole. */
    public boolean perToken() {
        return perToken;
    }

    /** How many texts wait at this moment. */
    public int waiting() {
        return workers.waiting();
    }

    /** Completes on a thread of the encoder, with an answer for each text. Fails with {@link Unavailable}. */
    public Future<List<Encoded>> encode(List<String> texts, long deadline) {
        var promise = Promise.<List<Encoded>>promise();
        var question = new EncoderJob.Question(texts.size(), deadline, promise);
        var jobs = new ArrayList<EncoderJob>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            jobs.add(new EncoderJob(texts.get(i), i, question));
        }
        try {
            workers.submit(jobs);
        } catch (Unavailable e) {
            promise.fail(e);
        }
        return promise.future();
    }
}
