package io.trustrail.gateway.policy.rules;

import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.policy.yaml.Value;
import io.trustrail.gateway.privacy.Operator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule as a policy writes it, with what it leaves out filled in.
 *
 * @param source where it stands
 * @param minScore the score from which on it matches
 * @param untold whether it matches only values that are not in the prompt
 * @param operator what {@link RuleAction#REWRITE} does
 */
record Rule(
        Value source,
        Set<String> categories,
        Set<Direction> directions,
        Set<Origin> origins,
        double minScore,
        @Nullable Condition when,
        boolean untold,
        RuleAction action,
        @Nullable Operator operator) {

    boolean concerns(String category, Direction direction, Origin origin) {
        return categories.contains(category) && directions.contains(direction) && origins.contains(origin);
    }

    /** Whether nothing that concerns it gets past it. */
    boolean isUnconditional() {
        return when == null && !untold && minScore == 0;
    }

    /** Whether the other rule, after this one, never gets to match. */
    boolean hides(Rule other) {
        return when == null
                && (!untold || other.untold)
                && minScore <= other.minScore
                && categories.containsAll(other.categories)
                && directions.containsAll(other.directions)
                && origins.containsAll(other.origins);
    }
}
