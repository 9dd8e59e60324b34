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

    /** What the cascade says of a text that it never read before. Blocks. */
    Judgement judgeAnew(String text) {
        screener.forget();
        return judge(List.of(text)).get(0);
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
