package io.trustrail.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class GuardChainTest {

    private static final Passage PASSAGE = Passage.whole(
            new CallFacts("t", "app", "f", 1, "openai-chat", false, ""), Direction.PROMPT, Origin.USER, "one two");

    private final Promise<Verdict> later = Promise.promise();

    private static Verdict found(String category) {
        return new Verdict(Action.FLAG, List.of(new Finding(category, 0, 1, 1)), List.of(), 5, List.of());
    }

    private static Guard guard(Function<Passage, Future<Verdict>> answer) {
        return new ScriptedGuard("g", 0, answer);
    }

    private static Guard at(int lookBehind) {
        return new ScriptedGuard("g", lookBehind, passage -> Future.succeededFuture(found("A")));
    }

    private static Guard saying(String category) {
        return guard(passage -> Future.succeededFuture(found(category)));
    }

    private static List<String> categories(Future<Verdict> answer) {
        return answer.result().findings().stream().map(Finding::category).toList();
    }

    @Test
    void nobodySaysThatAllIsSettled() {
        assertThat(new GuardChain(List.of()).check(PASSAGE).result()).isEqualTo(Verdict.allow(7));
        assertThat(new GuardChain(List.of()).isEmpty()).isTrue();
    }

    @Test
    void guardsThatAnswerAtOnceAreJoinedAtOnce() {
        var answer = new GuardChain(List.of(saying("A"), saying("B"))).check(PASSAGE);
        assertThat(answer.isComplete()).isTrue();
        assertThat(categories(answer)).containsExactly("A", "B");
        assertThat(answer.result().settled()).isEqualTo(5);
    }

    @Test
    void oneThatAnswersLaterIsWaitedForAndTheOthersAreAskedMeanwhile() {
        var asked = new ArrayList<String>();
        var last = guard(passage -> {
            asked.add(passage.text());
            return Future.succeededFuture(found("C"));
        });
        var answer = new GuardChain(List.of(saying("A"), guard(passage -> later.future()), last)).check(PASSAGE);
        assertThat(answer.isComplete()).isFalse();
        assertThat(asked).containsExactly("one two");
        later.complete(found("B"));
        assertThat(categories(answer)).containsExactly("A", "B", "C");
    }

    @Test
    void eachGuardSeesTheTextAsItCame() {
        var seen = new ArrayList<Passage>();
        var rewriter = ScriptedGuard.finding("one", "A", Action.REWRITE);
        var watcher = guard(passage -> {
            seen.add(passage);
            return Future.succeededFuture(found("B"));
        });
        assertThat(new GuardChain(List.of(rewriter))
                        .with(watcher)
                        .check(PASSAGE)
                        .result()
                        .action())
                .isEqualTo(Action.REWRITE);
        assertThat(seen).containsExactly(PASSAGE);
    }

    @Test
    void oneThatFailsFailsTheChainWhateverTheOthersSay() {
        var broken = guard(passage -> Future.failedFuture(new IllegalStateException("broken")));
        for (var guards : List.of(List.of(broken, saying("A")), List.of(saying("A"), broken))) {
            assertThat(new GuardChain(guards).check(PASSAGE).cause()).hasMessage("broken");
        }
    }

    @Test
    void oneThatFailsLaterFailsTheChain() {
        var answer = new GuardChain(List.of(guard(passage -> later.future()), saying("A"))).check(PASSAGE);
        later.fail("broken");
        assertThat(answer.cause()).hasMessage("broken");
    }

    @Test
    void looksBackAsFarAsItsFarthestSightedGuard() {
        assertThat(new GuardChain(List.of(at(3), at(12), at(0))).with(at(7)).lookBehind())
                .isEqualTo(12);
    }
}
