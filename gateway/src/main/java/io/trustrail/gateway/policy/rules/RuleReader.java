package io.trustrail.gateway.policy.rules;

import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.policy.ladder.OperatorReader;
import io.trustrail.gateway.policy.yaml.Fields;
import io.trustrail.gateway.policy.yaml.Spelling;
import io.trustrail.gateway.policy.yaml.Value;
import io.trustrail.gateway.privacy.Operator;
import io.trustrail.gateway.privacy.OperatorKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one rule of a guard. */
final class RuleReader {

    private static final String UNTOLD = "unless-in-prompt";

    private final Set<String> found;

    /** @param found what the guard's detector finds */
    RuleReader(Set<String> found) {
        this.found = found;
    }

    Rule read(Fields fields) {
        var categories = categories(fields.filledIfAny("categories", "some, or leave it out for all"));
        var direction = fields.optional("direction").flatMap(value -> value.choice("direction", Direction.class));
        var origins = origins(fields.filledIfAny("origins", "some, or leave it out for all"));
        var minScore = fields.optional("min-score").flatMap(value -> value.fraction());
        /* No method reference: it would load the class, and with it CEL, for rules without conditions too. */
        var when = fields.optional("when").flatMap(it -> CelConditions.compile(it));
        boolean untold = untold(fields, direction);
        var action = fields.required("action", "allow, flag, rewrite, by-level, hold or block")
                .flatMap(value -> action(value, direction))
                .orElse(RuleAction.BLOCK);
        var operator = operator(fields, action, direction);
        fields.done();
        return new Rule(
                fields.owner(),
                categories,
                direction.map(Set::of).orElse(EnumSet.allOf(Direction.class)),
                origins,
                minScore.orElse(0.0),
                when.orElse(null),
                untold,
                action,
                operator);
    }

    /** Everything in a prompt is in the prompt. */
    private static boolean untold(Fields fields, Optional<Direction> direction) {
        boolean untold = fields.flag(UNTOLD, false);
        if (untold && direction.filter(Direction.REPLY::equals).isEmpty()) {
            fields.optional(UNTOLD).orElse(fields.owner()).error("belongs to direction: reply; write that too");
        }
        return untold;
    }

    private Set<String> categories(List<Value> items) {
        var named = new HashSet<String>();
        items.forEach(item -> item.name("category", found).ifPresent(named::add));
        return items.isEmpty() ? found : named;
    }

    private static Set<Origin> origins(List<Value> items) {
        var named = EnumSet.noneOf(Origin.class);
        items.forEach(item -> item.choice("origin", Origin.class).ifPresent(named::add));
        return items.isEmpty() ? EnumSet.allOf(Origin.class) : named;
    }

    private static Optional<RuleAction> action(Value value, Optional<Direction> direction) {
        var known = Arrays.stream(RuleAction.values()).collect(Collectors.toMap(Spelling::of, it -> it));
        var action = value.pick("action", known);
        boolean reply = direction.filter(Direction.REPLY::equals).isPresent();
        if (action.filter(RuleAction.HOLD::equals).isPresent() && !reply) {
            value.error("hold belongs to direction: reply, since people look at answers; write that too");
        }
        return action;
    }

    private static @Nullable Operator operator(Fields fields, RuleAction action, Optional<Direction> direction) {
        if (action != RuleAction.REWRITE) {
            fields.optional("operator")
                    .ifPresent(value -> value.error("belongs to action rewrite only; remove it or change the action"));
            return null;
        }
        return fields.required(
                        "operator", String.join(", ", operators(direction).keySet()))
                .flatMap(value -> OperatorReader.read(value, operators(direction)))
                .orElse(Operator.of(OperatorKind.REDACT));
    }

    /** What can rewrite: a kept value is not rewritten, and what nobody restores need not be reversible. */
    private static Map<String, OperatorKind> operators(Optional<Direction> direction) {
        boolean reply = direction.filter(Direction.REPLY::equals).isPresent();
        return EnumSet.allOf(OperatorKind.class).stream()
                .filter(kind -> kind != OperatorKind.KEEP && !(reply && kind.reversible()))
                .collect(Collectors.toMap(Spelling::of, Function.identity(), (first, second) -> first, TreeMap::new));
    }
}
