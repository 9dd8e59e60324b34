package io.trustrail.gateway.policy.review;

import static java.util.Map.entry;

import io.trustrail.gateway.policy.cel.Expressions;
import io.trustrail.gateway.policy.yaml.Value;
import io.trustrail.gateway.review.confidence.Signals;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Conditions of review rules. Loads CEL: see {@link Expressions}. */
final class ReviewConditions {

    private static final Expressions<ReviewFacts> EXPRESSIONS = new Expressions<>(Map.ofEntries(
            entry("tenant", Expressions.text(it -> it.call().tenant())),
            entry("application", Expressions.text(it -> it.call().application())),
            entry("feature", Expressions.text(it -> it.call().feature())),
            entry("dialect", Expressions.text(it -> it.call().dialect())),
            entry("purpose", Expressions.text(it -> it.call().purpose())),
            entry("level", Expressions.whole(it -> (long) it.call().level())),
            entry("stream", Expressions.flag(it -> it.call().stream())),
            entry("confidence", Expressions.number(ReviewFacts::confidence)),
            entry("signals", Expressions.numbers(Signals.NAMES, ReviewFacts::signals)),
            entry("categories", Expressions.texts(ReviewFacts::categories)),
            entry("verdict", Expressions.text(ReviewFacts::verdict)),
            entry("language", Expressions.text(ReviewFacts::language)),
            entry("subject", Expressions.flag(ReviewFacts::subject))));

    private ReviewConditions() {}

    /** The condition, or nothing if it is no sound boolean expression, which is a problem. */
    static Optional<Predicate<ReviewFacts>> compile(Value when) {
        return EXPRESSIONS.compile(when);
    }
}
