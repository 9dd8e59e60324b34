package io.trustrail.gateway.detect.onnx.encoder;

import io.trustrail.gateway.guard.late.Unavailable;
import io.vertx.core.Promise;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** One text in the queue, with the question that it belongs to. */
record EncoderJob(String text, int index, Question question) {

    void done(Encoded encoded) {
        question.take(index, encoded);
    }

    void failed(Throwable failure) {
        question.promise.tryFail(failure);
    }

    /** Whether somebody still waits for the answer; if not, it is told so. */
    boolean isWanted() {
        if (System.nanoTime() - question.deadline > 0) {
            failed(new Unavailable(Unavailable.Reason.TIMEOUT));
        }
        return !question.promise.future().isComplete();
    }

    /** Texts that are answered together. */
    static final class Question {

        private final Promise<List<Encoded>> promise;
        private final long deadline;
        private final AtomicReferenceArray<Encoded> answers;
        private final AtomicInteger open;

        Question(int texts, long deadline, Promise<List<Encoded>> promise) {
            this.promise = promise;
            this.deadline = deadline;
            this.answers = new AtomicReferenceArray<>(texts);
            this.open = new AtomicInteger(texts);
        }

        private void take(int index, Encoded encoded) {
            answers.set(index, encoded);
            if (open.decrementAndGet() == 0) {
                var all = new Encoded[answers.length()];
                Arrays.setAll(all, answers::get);
                promise.tryComplete(List.of(all));
            }
        }
    }
}
