package io.trustrail.gateway.policy.rules;

import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Reason;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.guard.late.CascadeDetector;
import io.trustrail.gateway.guard.late.CascadeDetector.Answer;
import io.trustrail.gateway.guard.prompt.Prompt;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/** A guard whose detector finds at once, and may have a slower model look a second time. */
record CascadeGuard(CascadeDetector detector, Duration timeout, Rulings rulings) implements PolicyGuard {

    @Override
    public CascadeGuard over(List<String> texts) {
        return new CascadeGuard(detector.over(texts), timeout, rulings);
    }

    @Override
    public CascadeGuard answering(Prompt prompt) {
        var answering = rulings.answering(prompt);
        return answering == rulings ? this : new CascadeGuard(detector, timeout, answering);
    }

    @Override
    public CascadeGuard channel() {
        return new CascadeGuard(detector.channel(), timeout, rulings);
    }

    @Override
    public String name() {
        return rulings.name();
    }

    @Override
    public int lookBehind() {
        return detector.lookBehind();
    }

    @Override
    public int nanosPerCharacter() {
        return detector.nanosPerCharacter();
    }

    @Override
    public boolean matters(Direction direction) {
        return rulings.matters(direction);
    }

    @Override
    public Reason why(Passage passage, Finding finding) {
        return rulings.why(passage, finding);
    }

    @Override
    public Future<Verdict> check(Passage passage) {
        if (!rulings.matters(passage.direction(), passage.origin())) {
            return Future.succeededFuture(Verdict.allow(passage.text().length()));
        }
        return ask(passage)
                .map(answer -> verdict(passage, answer))
                .otherwise(failure -> rulings.failed(failure, passage.text().length()));
    }

    private Verdict verdict(Passage passage, Answer answer) {
        var verdict = rulings.decide(passage, answer.detection());
        return answer.gap() == null
                ? verdict
                : verdict.and(rulings.unlooked(answer.gap(), detector.stopsUnlooked(), verdict.settled()));
    }

    /* A stack overflow is how a detector fails on a hostile text; other errors are the process's, not the guard's. */
    private Future<Answer> ask(Passage passage) {
        try {
            return detector.detect(passage, timeout);
        } catch (RuntimeException | StackOverflowError e) {
            return Future.failedFuture(e);
        }
    }
}
