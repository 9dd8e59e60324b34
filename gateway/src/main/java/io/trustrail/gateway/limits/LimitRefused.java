package io.trustrail.gateway.limits;

import io.trustrail.gateway.policy.spend.Every;
import io.trustrail.gateway.policy.spend.Limit;
import io.trustrail.gateway.policy.spend.Measure;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A limit does not let a call through. The message is for the caller: it names the limit and what there is of it. */
public final class LimitRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String limit;
    private final Kind kind;
    private final int retryAfterSeconds;

    private LimitRefused(String limit, Kind kind, String message, int retryAfterSeconds) {
        super(message, null, false, false);
        this.limit = limit;
        this.kind = kind;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** Nobody can be asked, and the policy says that calls are refused then. */
    static LimitRefused unavailable(Limit limit) {
        return new LimitRefused(
                limit.name(),
                Kind.UNAVAILABLE,
                "It can't be found out what is left of the limit " + limit.name()
                        + ", and the policy takes no calls then; try again",
                1);
    }

    /** There is not enough left. */
    static LimitRefused exhausted(Limit limit, long used, long needed, @Nullable Instant resets, Instant now) {
        if (resets == null) {
            return new LimitRefused(
                    limit.name(),
                    Kind.AT_ONCE,
                    "As many calls are under way as the limit " + limit.name() + " allows: " + limit.most()
                            + "; try again when one has ended",
                    1);
        }
        var left = Math.max(0, limit.most() - used);
        var message = "The limit " + limit.name() + " has " + Amounts.told(limit, left) + " of "
                + Amounts.told(limit, limit.most()) + " left, and this call may use up to "
                + Amounts.told(limit, needed)
                + (limit.measure() == Measure.CALLS
                        ? ""
                        : ", of which a smaller limit of output tokens takes something")
                + "; it starts anew at " + resets;
        long wait = Math.max(1, now.until(resets, ChronoUnit.SECONDS) + 1);
        var kind = limit.every() == Every.MINUTE ? Kind.RATE : Kind.BUDGET;
        return new LimitRefused(limit.name(), kind, message, (int) Math.min(Integer.MAX_VALUE, wait));
    }

    /** The limit's name, as the policy has it. */
    public String limit() {
        return limit;
    }

    public Kind kind() {
        return kind;
    }

    /** When to try again, 1 or more. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** Why. */
    public enum Kind {
        /** Too little is left of it in this hour, day or month. */
        BUDGET,
        /** Too little is left of it in this minute. */
        RATE,
        /** Too many calls are under way. */
        AT_ONCE,
        /** It is not known what is left, and the policy says that calls are refused then. */
        UNAVAILABLE
    }
}
