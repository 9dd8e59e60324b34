package io.trustrail.gateway.guard;

import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A guard that answers as a test tells it to. */
public record ScriptedGuard(String name, int lookBehind, Function<Passage, Future<Verdict>> answer) implements Guard {

    /** Answers at once. */
    public static ScriptedGuard of(Function<Passage, Verdict> answer) {
        return new ScriptedGuard("scripted", 0, passage -> Future.succeededFuture(answer.apply(passage)));
    }

    /** Finds every place at which a word stands, and takes the action that is given. */
    public static ScriptedGuard finding(String word, String category, Action action) {
        return of(passage -> verdict(passage, word, category, action));
    }

    /** What is to be said about every place at which a word stands. */
    public static Verdict verdict(Passage passage, String word, String category, Action action) {
        var verdict = Verdict.allow(passage.text().length());
        int at = passage.text().indexOf(word, passage.from());
        while (at >= 0) {
            var found = new Finding(category, at, at + word.length(), 1);
            var edits = action == Action.REWRITE
                    ? List.of(Edit.of(found, (named, value) -> new Replacement("[" + named + "]", false)))
                    : List.<Edit>of();
            var blocked = action == Action.BLOCK ? Set.of(category) : Set.<String>of();
            int end = passage.text().length();
            verdict = verdict.and(new Verdict(action, List.of(found), edits, end, List.of(), List.of(), blocked));
            at = passage.text().indexOf(word, at + word.length());
        }
        return verdict;
    }

    @Override
    public Future<Verdict> check(Passage passage) {
        return answer.apply(passage);
    }
}
