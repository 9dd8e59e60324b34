package io.trustrail.gateway.assembly.jobs;

import io.trustrail.gateway.store.Duty;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.function.Supplier;

/** Work behind the calls that one of the gateways on a store does at a time. */
public record Duties(Vertx vertx, Store store) {

    /** Does the work, unless another gateway is at it. */
    Future<Void> turn(String duty, Supplier<Future<Void>> work) {
        return vertx.<Optional<Duty>>executeBlocking(() -> store.take(duty), false)
                .compose(taken -> taken.isPresent() ? done(taken.get(), work) : Future.succeededFuture());
    }

    private Future<Void> done(Duty duty, Supplier<Future<Void>> work) {
        return work.get()
                .eventually(() -> vertx.executeBlocking(
                        () -> {
                            duty.close();
                            return true;
                        },
                        false));
    }
}
