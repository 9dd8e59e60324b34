package io.trustrail.gateway.policy.rules;

import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Reason;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.guard.prompt.Prompt;
import io.vertx.core.Future;
import java.util.List;

/** A guard with a detector that answers at once, on the calling thread. */
record RuleGuard(Detector detector, Rulings rulings) implements PolicyGuard {

    @Override
    public RuleGuard over(List<String> texts) {
        var learned = detector.over(texts);
        return learned.equals(detector) ? this : new RuleGuard(learned, rulings);
    }

    @Override
    public RuleGuard answering(Prompt prompt) {
        var asked = detector.answering(prompt);
        var answering = rulings.answering(prompt);
        return asked == detector && answering == rulings ? this : new RuleGuard(asked, answering);
    }

    @Override
    public RuleGuard channel() {
        var own = detector.channel();
        return own == detector ? this : new RuleGuard(own, rulings);
    }

    @Override
    public int nanosPerCharacter() {
        return detector.nanosPerCharacter();
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
    public boolean matters(Direction direction) {
        return rulings.matters(direction);
    }

    @Override
    public Reason why(Passage passage, Finding finding) {
        return rulings.why(passage, finding).with(detector.explain(passage.text(), finding));
    }

    @Override
    public Future<Verdict> check(Passage passage) {
        return Future.succeededFuture(verdict(passage));
    }

    /* A stack overflow is how a detector fails on a hostile text; other errors are the process's, not the guard's. */
    private Verdict verdict(Passage passage) {
        try {
            return rulings.matters(passage.direction(), passage.origin())
                    ? rulings.decide(passage, detector.detect(passage))
                    : Verdict.allow(passage.text().length());
        } catch (RuntimeException | StackOverflowError e) {
            return rulings.failed(e, passage.text().length());
        }
    }
}
