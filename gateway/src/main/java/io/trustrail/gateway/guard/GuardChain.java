package io.trustrail.gateway.guard;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Several guards as one: each sees the original text, and their verdicts are joined. */
public final class GuardChain implements Guard {

    private final List<Guard> guards;
    private final int lookBehind;
    private final int nanosPerCharacter;

    public GuardChain(List<? extends Guard> guards) {
        this.guards = List.copyOf(guards);
        int farthest = 0;
        int nanos = 0;
        for (var guard : this.guards) {
            farthest = Math.max(farthest, guard.lookBehind());
            nanos += guard.nanosPerCharacter();
        }
        this.lookBehind = farthest;
        this.nanosPerCharacter = nanos;
    }

    public boolean isEmpty() {
        return guards.isEmpty();
    }

    /** This chain with one more guard at its end. */
    public GuardChain with(Guard guard) {
        var all = new ArrayList<>(guards);
        all.add(guard);
        return new GuardChain(all);
    }

    @Override
    public GuardChain over(List<String> texts) {
        return each(guard -> guard.over(texts));
    }

    @Override
    public GuardChain answering(List<String> system) {
        return each(guard -> guard.answering(system));
    }

    @Override
    public GuardChain channel() {
        return each(Guard::channel);
    }

    /** This chain with something else in the place of each guard. */
    public GuardChain each(UnaryOperator<Guard> change) {
        var changed = guards;
        for (int i = 0; i < guards.size(); i++) {
            var guard = guards.get(i);
            var other = change.apply(guard);
            if (other != guard) {
                changed = changed == guards ? new ArrayList<>(guards) : changed;
                changed.set(i, other);
            }
        }
        return changed == guards ? this : new GuardChain(changed);
    }

    @Override
    public int nanosPerCharacter() {
        return nanosPerCharacter;
    }

    @Override
    public String name() {
        return "chain";
    }

    @Override
    public int lookBehind() {
        return lookBehind;
    }

    @Override
    public Future<Verdict> check(Passage passage) {
        var joined = Verdict.allow(passage.text().length());
        for (int i = 0; i < guards.size(); i++) {
            var answer = guards.get(i).check(passage);
            if (!answer.succeeded()) {
                return rest(passage, joined, answer, i + 1);
            }
            joined = joined.and(answer.result());
        }
        return Future.succeededFuture(joined);
    }

    private Future<Verdict> rest(Passage passage, Verdict sofar, Future<Verdict> pending, int next) {
        var answers = new ArrayList<Future<Verdict>>();
        answers.add(pending);
        guards.subList(next, guards.size()).forEach(guard -> answers.add(guard.check(passage)));
        return Future.all(answers).map(all -> all.<Verdict>list().stream().reduce(sofar, Verdict::and));
    }
}
