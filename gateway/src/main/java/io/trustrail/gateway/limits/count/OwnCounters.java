package io.trustrail.gateway.limits.count;

import io.trustrail.gateway.limits.count.Taken.Held;
import io.vertx.core.Future;
import java.util.List;

/** Counters of a gateway that shares them with nobody. */
public record OwnCounters(LocalCounters counters) implements Counters {

    @Override
    public Future<Taken> take(List<Claim> claims) {
        return Future.succeededFuture(counters.take(claims));
    }

    @Override
    public void settle(List<Claim> claims, Taken taken, List<Long> used) {
        for (int i = 0; i < claims.size(); i++) {
            if (taken.held().get(i) != Held.NOT) {
                counters.settle(claims.get(i), used.get(i));
            }
        }
    }

    @Override
    public Future<Boolean> isFirst(Claim claim) {
        return Future.succeededFuture(counters.isFirst(claim));
    }

    @Override
    public boolean isUp() {
        return true;
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }
}
