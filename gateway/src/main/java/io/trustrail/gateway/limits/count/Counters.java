package io.trustrail.gateway.limits.count;

import io.vertx.core.Future;
import java.util.List;

/** Counters that calls draw on. Thread-safe; never blocks. */
public interface Counters {

    /** Reserves all claims or none; never fails, and completes on the caller's context. */
    Future<Taken> take(List<Claim> claims);

    /**
     * Ends a reservation that was granted: what was really used is counted in its place. To be called once.
     *
     * @param used what was used of each claim, 0 or more; may be more than what was reserved
     */
    void settle(List<Claim> claims, Taken taken, List<Long> used);

    /**
     * Whether this is the first time that this is asked about a counter that {@link Claim#lasts}, on any replica. If the
     * others can't be asked, this replica alone counts. Never fails.
     */
    Future<Boolean> isFirst(Claim claim);

    /** Whether the counters can be asked at the moment. */
    boolean isUp();

    /** Completes when nothing is left to be told. */
    Future<Void> close();
}
