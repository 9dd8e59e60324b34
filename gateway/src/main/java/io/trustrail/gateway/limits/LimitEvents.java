package io.trustrail.gateway.limits;

import io.trustrail.gateway.policy.spend.Limit;
import io.trustrail.gateway.policy.spend.OnFailure;

/** What metrics and the record learn about limits. Called on event loops: implementations return at once. */
public interface LimitEvents {

    /** Listens to nothing. */
    LimitEvents NONE = new LimitEvents() {};

    /** A limit turned a call away. */
    default void refused(Limit limit, LimitRefused.Kind kind) {}

    /** A limit could not be asked, and the call passed: uncounted, or counted by this replica alone. */
    default void unasked(Limit limit, OnFailure behaviour) {}

    /** A counter of a limit has reached so much with calls under way; names are empty that it does not count apart by. */
    default void reached(Limit limit, Caller whose, long used) {}

    /** A counter of a limit went over its threshold for warnings, for the first time in its period on any replica. */
    default void warned(Limit limit, Caller whose, long used) {}
}
