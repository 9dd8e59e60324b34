package io.trustrail.gateway.policy;

import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Verdict;
import java.util.List;

/** Puts texts through the guards of a policy's one feature. */
final class Checks {

    private Checks() {}

    static Verdict prompt(PolicyBook book, String text) {
        var feature = book.feature("support").orElseThrow();
        var facts = new CallFacts("t", "app", "support", feature.level().rung(), "openai-chat", false, "");
        return feature.promptGuards()
                .check(Passage.whole(facts, Direction.PROMPT, Origin.USER, text))
                .result();
    }

    static List<Finding> found(PolicyDirectory policy, String text) {
        return prompt(policy.book(), text).findings();
    }
}
