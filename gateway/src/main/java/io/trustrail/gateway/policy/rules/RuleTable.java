package io.trustrail.gateway.policy.rules;

import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.prompt.Told;
import io.trustrail.gateway.policy.ladder.Ladder;
import io.trustrail.gateway.policy.yaml.Place;
import io.trustrail.gateway.privacy.Operator;
import io.trustrail.gateway.privacy.PrivacyLevel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A guard's rules for one level, sorted by what they concern, so that a finding meets only those that may match it. A
 * list ends with the first rule that always matches.
 */
final class RuleTable {

    private static final String PHONE = "PHONE";

    private final Map<Direction, Map<Origin, Map<String, List<Row>>>> rows = new EnumMap<>(Direction.class);
    private final Map<Direction, Set<Origin>> mattering = new EnumMap<>(Direction.class);
    private final boolean asksForPrompt;

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
            var decided = EnumSet.noneOf(Origin.class);
            byOrigin.forEach((origin, byCategory) -> {
                boolean decides = byCategory.values().stream().anyMatch(RuleTable::decides);
                if (decides && guard.detector().reads(direction, origin)) {
                    decided.add(origin);
                }
            });
            mattering.put(direction, decided);
        }
        asksForPrompt = rows.values().stream()
                .flatMap(byOrigin -> byOrigin.values().stream())
                .flatMap(byCategory -> byCategory.values().stream())
                .flatMap(List::stream)
                .anyMatch(row -> row.rule.untold());
    }

    private static List<Row> rows(
            List<Rule> rules, String category, Direction direction, Origin origin, Operator byLevel) {
        var rows = new ArrayList<Row>();
        for (var rule : rules) {
            if (rule.concerns(category, direction, origin)) {
                rows.add(new Row(rule, decision(rule, direction, byLevel)));
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
            case HOLD -> Decision.HOLD;
            case BLOCK -> Decision.BLOCK;
        };
    }

    /** The first matching rule's decision; {@link Decision#FLAG} if none matches. */
    Decision decide(Passage passage, Finding finding, Told told) {
        var row = row(passage, finding, told);
        return row == null ? Decision.FLAG : row.decision;
    }

    /** Where the rule stands that decides; empty if none matches. */
    Optional<Place> rule(Passage passage, Finding finding, Told told) {
        return Optional.ofNullable(row(passage, finding, told))
                .map(row -> row.rule.source().place());
    }

    private @Nullable Row row(Passage passage, Finding finding, Told told) {
        for (var row : rows(passage, finding)) {
            if (row.matches(passage, finding, told)) {
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
        return !mattering(direction).isEmpty();
    }

    /** Whether some finding in such a text may be more than allowed. */
    boolean matters(Direction direction, Origin origin) {
        return mattering(direction).contains(origin);
    }

    private Set<Origin> mattering(Direction direction) {
        return Objects.requireNonNull(mattering.get(direction));
    }

    private static boolean decides(List<Row> found) {
        return found.isEmpty() || !found.get(0).alwaysAllows();
    }

    /** Whether some rule asks what stands in the prompt. */
    boolean asksForPrompt() {
        return asksForPrompt;
    }

    private record Row(Rule rule, Decision decision) {

        boolean matches(Passage passage, Finding finding, Told told) {
            return finding.score() >= rule.minScore()
                    && (rule.when() == null || rule.when().holds(passage, finding))
                    && !(rule.untold() && isTold(passage, finding, told));
        }

        private static boolean isTold(Passage passage, Finding finding, Told told) {
            var value = passage.text().substring(finding.start(), finding.end());
            return told.has(value, finding.category().equals(PHONE));
        }

        boolean alwaysAllows() {
            return rule.isUnconditional() && decision.action() == Action.ALLOW;
        }
    }
}
