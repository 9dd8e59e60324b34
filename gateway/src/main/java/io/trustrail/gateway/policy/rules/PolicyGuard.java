package io.trustrail.gateway.policy.rules;

import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Guard;

/** A guard that a policy wrote, for one privacy level. */
public interface PolicyGuard extends Guard {

    /** Whether it can do more in this direction than allow everything. */
    boolean matters(Direction direction);
}
