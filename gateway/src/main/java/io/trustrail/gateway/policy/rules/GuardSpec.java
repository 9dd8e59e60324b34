package io.trustrail.gateway.policy.rules;

import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Detector;
import java.util.List;

/** A guard as a policy writes it, with its detector: for each level it becomes one {@link RuleGuard}. */
public record GuardSpec(String name, Detector detector, AllowList allowed, FailureMode onFailure, List<Rule> rules) {

    public GuardSpec {
        rules = List.copyOf(rules);
    }

    /** Whether it leaves decisions to the ladder and yet lets a text pass that it could not check. */
    public boolean leaksWhenItFails() {
        return onFailure == FailureMode.FLAG && rules.stream().anyMatch(rule -> rule.action() == RuleAction.BY_LEVEL);
    }

    /** What becomes of a text that the guard could not check. */
    enum FailureMode {
        /** It does not go on. */
        BLOCK(Action.BLOCK),
        /** It goes on, and the record says that it was not checked. */
        FLAG(Action.FLAG);

        private final Action action;

        FailureMode(Action action) {
            this.action = action;
        }

        Action action() {
            return action;
        }
    }
}
