package io.trustrail.gateway.detect.onnx.encoder;

import ai.onnxruntime.OrtException;
import io.trustrail.gateway.guard.late.Unavailable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads that run a model, and the queue in front of them. They end, and let the model go, when they are stopped. */
final class EncoderWorkers implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(EncoderWorkers.class);
    private static final long LOOK_MILLIS = 500;

    private final EncoderOptions options;
    private final TextTokenizer tokenizer;
    private final Model model;
    private final LinkedBlockingQueue<EncoderJob> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger running;
    private volatile boolean stopped;

    EncoderWorkers(EncoderOptions options, TextTokenizer tokenizer, Model model) {
        this.options = options;
        this.tokenizer = tokenizer;
        this.model = model;
        this.running = new AtomicInteger(options.threads());
        for (int i = 0; i < options.threads(); i++) {
            WideStack.thread(this, "encoder-" + i).start();
        }
    }

    /* Who finds the queue empty gets in with however many texts: else a long prompt could never pass. */
    void submit(List<EncoderJob> jobs) {
        int waiting = queue.size();
        if (stopped || (waiting > 0 && waiting + jobs.size() > options.queue())) {
            throw new Unavailable(Unavailable.Reason.OVERLOADED);
        }
        queue.addAll(jobs);
    }

    /** How many texts wait. */
    int waiting() {
        return queue.size();
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                var first = queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    work(first);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (running.decrementAndGet() == 0) {
                queue.forEach(job -> job.failed(new Unavailable(Unavailable.Reason.FAULT)));
                model.close();
                tokenizer.close();
            }
        }
    }

    private void work(EncoderJob first) {
        var jobs = new ArrayList<EncoderJob>(options.batch());
        jobs.add(first);
        queue.drainTo(jobs, options.batch() - 1);
        jobs.removeIf(job -> !job.isWanted());
        try {
            answer(jobs);
        } catch (OrtException | RuntimeException e) {
            /* What it says is kept nowhere: it may hold the text. */
            LOG.error("a model failed with {}", e.getClass().getName());
            jobs.forEach(job -> job.failed(new Unavailable(Unavailable.Reason.FAULT)));
        }
    }

    private void answer(List<EncoderJob> jobs) throws OrtException {
        var sequences = new ArrayList<Sequence>(jobs.size());
        var texts = new ArrayList<Assembly>(jobs.size());
        for (var job : jobs) {
            var text = new Assembly(job, tokenizer.tokenise(job.text()), model.perToken());
            texts.add(text);
            windows(text.tokens()).forEach(window -> sequences.add(new Sequence(text, window)));
        }
        sequences.sort(Comparator.comparingInt(sequence -> sequence.window().length()));
        for (int i = 0; i < sequences.size(); i += options.batch()) {
            run(sequences.subList(i, Math.min(sequences.size(), i + options.batch())));
        }
        texts.forEach(Assembly::finish);
    }

    private List<TokenWindow> windows(Tokenised tokens) {
        return TokenWindow.of(
                tokens.ids(), tokenizer.prefix(), tokenizer.suffix(), options.maxTokens(), options.overlap());
    }

    private void run(List<Sequence> batch) throws OrtException {
        var outputs = model.run(batch.stream().map(Sequence::window).toList());
        for (int i = 0; i < batch.size(); i++) {
            int sequence = i;
            batch.get(i)
                    .text()
                    .add(
                            batch.get(i).window(),
                            outputs.stream().map(rows -> rows.get(sequence)).toList());
        }
    }

    private record Sequence(Assembly text, TokenWindow window) {}
}
