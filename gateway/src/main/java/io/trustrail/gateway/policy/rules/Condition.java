package io.trustrail.gateway.policy.rules;

import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Passage;

/** What a rule asks beyond category, direction, origin and score. */
@FunctionalInterface
interface Condition {

    /** Whether it holds; throws without any content in the message where that can't be told. */
    boolean holds(Passage passage, Finding finding);
}
