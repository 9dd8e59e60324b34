package io.trustrail.gateway.evaluation.screening;

import io.trustrail.gateway.detect.screening.Judgement;
import io.trustrail.gateway.detect.screening.Screener;
import io.trustrail.gateway.detect.screening.Task;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;

/**
 * Screens texts and waits for the answers, as long as they take.
 *
 * @param screener the cascade that the gateway uses
 */
public record Screens(Screener screener, Task task) {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Forgets what the encoder said, so that it reads all texts anew. */
    void forget() {
        screener.forget();
    }

    /** What the cascade says, in the order of the texts. Blocks. */
    List<Judgement> judge(List<String> texts) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        try {
            return screener.screen(task, texts, deadline)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
