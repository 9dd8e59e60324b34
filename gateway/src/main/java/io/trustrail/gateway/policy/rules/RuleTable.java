package io.trustrail.gateway.policy.rules;

import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.policy.ladder.Ladder;
import io.trustrail.gateway.policy.yaml.Place;
import io.trustrail.gateway.policy.yaml.Value;
import io.trustrail.gateway.privacy.Operator;
import io.trustrail.gateway.privacy.PrivacyLevel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A guard's rules for one level, sorted by what they concern, so that a finding meets only those that may match it. A
 * list ends with the first rule that always matches.
 */
final class RuleTable {

    private final Map<Direction, Map<Origin, Map<String, List<Row>>>> rows = new EnumMap<>(Direction.class);

    RuleTable(GuardSpec guard, PrivacyLevel level, Ladder ladder) {
        for (var direction : Direction.values()) {
            var byOrigin = new EnumMap<Origin, Map<String, List<Row>>>(Origin.class);
            for (var origin : Origin.values()) {
                var byCategory = new HashMap<String, List<Row>>();
                for (var category : guard.detector().categories()) {
                    var byLevel = level.operator(category, ladder.risk(category));
                    byCategory.put(category, rows(guard.rules(), category, direction, origin, byLevel));
                }
                byOrigin.put(origin, Map.copyOf(byCategory));
            }
            rows.put(direction, byOrigin);
        }
    }

    private static List<Row> rows(
            List<Rule> rules, String category, Direction direction, Origin origin, Operator byLevel) {
        var rows = new ArrayList<Row>();
        for (var rule : rules) {
            if (rule.concerns(category, direction, origin)) {
                rows.add(new Row(rule.minScore(), rule.when(), decision(rule, direction, byLevel), rule.source()));
                if (rule.isUnconditional()) {
                    break;
                }
            }
        }
        return List.copyOf(rows);
    }

    private static Decision decision(Rule rule, Direction direction, Operator byLevel) {
        return switch (rule.action()) {
            case ALLOW -> Decision.ALLOW;
            case FLAG -> Decision.FLAG;
            case REWRITE -> Decision.rewrite(Objects.requireNonNull(rule.operator()), direction);
            case BY_LEVEL -> Decision.rewrite(byLevel, direction);
            case BLOCK -> Decision.BLOCK;
        };
    }

    /** The first matching rule's decision; {@link Decision#FLAG} if none matches. */
    Decision decide(Passage passage, Finding finding) {
        var row = row(passage, finding);
        return row == null ? Decision.FLAG : row.decision;
    }

    /** Where the rule stands that decides; empty if none matches. */
    Optional<Place> rule(Passage passage, Finding finding) {
        return Optional.ofNullable(row(passage, finding)).map(row -> row.source.place());
    }

    private @Nullable Row row(Passage passage, Finding finding) {
        for (var row : rows(passage, finding)) {
            if (row.matches(passage, finding)) {
                return row;
            }
        }
        return null;
    }

    private List<Row> rows(Passage passage, Finding finding) {
        var byOrigin = Objects.requireNonNull(rows.get(passage.direction()));
        var found = Objects.requireNonNull(byOrigin.get(passage.origin())).get(finding.category());
        if (found == null) {
            throw new IllegalStateException("a detector found a category that it does not declare");
        }
        return found;
    }

    /** Whether some finding in this direction may be more than allowed. */
    boolean matters(Direction direction) {
        return Objects.requireNonNull(rows.get(direction)).keySet().stream()
                .anyMatch(origin -> matters(direction, origin));
    }

    /** Whether some finding in such a text may be more than allowed. */
    boolean matters(Direction direction, Origin origin) {
        var byOrigin = Objects.requireNonNull(rows.get(direction));
        return Objects.requireNonNull(byOrigin.get(origin)).values().stream()
                .anyMatch(found -> found.isEmpty() || !found.get(0).alwaysAllows());
    }

    private record Row(double minScore, @Nullable Condition when, Decision decision, Value source) {

        boolean matches(Passage passage, Finding finding) {
            return finding.score() >= minScore && (when == null || when.holds(passage, finding));
        }

        boolean alwaysAllows() {
            return minScore == 0 && when == null && decision.action() == Action.ALLOW;
        }
    }
}
