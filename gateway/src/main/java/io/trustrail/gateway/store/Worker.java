package io.trustrail.gateway.store;

import io.vertx.core.Context;

/** Where a store may be asked. */
final class Worker {

    private Worker() {}

    /** @throws IllegalStateException on an event loop, which must not be blocked */
    static void require() {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("the store blocks: call it from a worker, not from an event loop");
        }
    }
}
