package io.trustrail.gateway.policy.rules;

import static java.util.Map.entry;

import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.policy.cel.Expressions;
import io.trustrail.gateway.policy.yaml.Spelling;
import io.trustrail.gateway.policy.yaml.Value;
import java.util.Map;
import java.util.Optional;

/** Conditions of guards' rules. Loads CEL: see {@link Expressions}. */
final class CelConditions {

    private static final Expressions<Asked> EXPRESSIONS = new Expressions<>(Map.ofEntries(
            entry("tenant", Expressions.text(it -> it.passage.call().tenant())),
            entry("application", Expressions.text(it -> it.passage.call().application())),
            entry("feature", Expressions.text(it -> it.passage.call().feature())),
            entry("dialect", Expressions.text(it -> it.passage.call().dialect())),
            entry("purpose", Expressions.text(it -> it.passage.call().purpose())),
            entry("level", Expressions.whole(it -> (long) it.passage.call().level())),
            entry("stream", Expressions.flag(it -> it.passage.call().stream())),
            entry("direction", Expressions.text(it -> Spelling.of(it.passage.direction()))),
            entry("origin", Expressions.text(it -> Spelling.of(it.passage.origin()))),
            entry("category", Expressions.text(it -> it.finding.category())),
            entry("score", Expressions.number(it -> it.finding.score()))));

    private CelConditions() {}

    /** The condition, or nothing if it is no sound boolean expression, which is a problem. */
    static Optional<Condition> compile(Value when) {
        return EXPRESSIONS
                .compile(when)
                .map(condition -> (passage, finding) -> condition.test(new Asked(passage, finding)));
    }

    private record Asked(Passage passage, Finding finding) {}
}
