package io.trustrail.gateway.policy.rules;

import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.privacy.Operator;
import io.trustrail.gateway.privacy.OperatorKind;
import org.jspecify.annotations.Nullable;

/**
 * What a rule comes to for one category, direction and level.
 *
 * @param operator what to rewrite with, if the action is to rewrite
 */
record Decision(Action action, @Nullable Operator operator) {

    static final Decision ALLOW = new Decision(Action.ALLOW, null);
    static final Decision FLAG = new Decision(Action.FLAG, null);
    static final Decision HOLD = new Decision(Action.HOLD, null);
    static final Decision BLOCK = new Decision(Action.BLOCK, null);

    /** Rewrites, where that changes something and means something: see the package. */
    static Decision rewrite(Operator operator, Direction direction) {
        boolean pointless =
                operator.kind() == OperatorKind.KEEP || (operator.reversible() && direction == Direction.REPLY);
        return pointless ? FLAG : new Decision(Action.REWRITE, operator);
    }
}
