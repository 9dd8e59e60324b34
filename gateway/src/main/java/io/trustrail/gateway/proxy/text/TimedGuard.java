package io.trustrail.gateway.proxy.text;

import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Guard;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Reason;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.guard.prompt.Prompt;
import io.trustrail.gateway.metrics.GuardTimes;
import io.vertx.core.Future;
import java.util.List;

/** A guard whose time is measured. */
public record TimedGuard(Guard guard, GuardTimes.Times times) implements Guard {

    private Guard with(Guard other) {
        return other == guard ? this : new TimedGuard(other, times);
    }

    @Override
    public String name() {
        return guard.name();
    }

    @Override
    public int lookBehind() {
        return guard.lookBehind();
    }

    @Override
    public int nanosPerCharacter() {
        return guard.nanosPerCharacter();
    }

    @Override
    public Guard over(List<String> texts) {
        return with(guard.over(texts));
    }

    @Override
    public Guard answering(Prompt prompt) {
        return with(guard.answering(prompt));
    }

    @Override
    public Guard channel() {
        return with(guard.channel());
    }

    @Override
    public Reason why(Passage passage, Finding finding) {
        return guard.why(passage, finding);
    }

    @Override
    public Future<Verdict> check(Passage passage) {
        long start = System.nanoTime();
        var answer = guard.check(passage);
        if (answer.isComplete()) {
            times.took(System.nanoTime() - start);
            return answer;
        }
        return answer.onComplete(done -> times.took(System.nanoTime() - start));
    }
}
