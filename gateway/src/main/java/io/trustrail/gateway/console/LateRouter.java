package io.trustrail.gateway.console;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A router that is made on a worker when the first request comes, for what it loads takes a moment. For any event loop. */
final class LateRouter implements Handler<HttpServerRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(LateRouter.class);

    private final Vertx vertx;
    private final Callable<Router> maker;
    private volatile @Nullable Router router;

    LateRouter(Vertx vertx, Callable<Router> maker) {
        this.vertx = vertx;
        this.maker = maker;
    }

    @Override
    public void handle(HttpServerRequest request) {
        var ready = router;
        if (ready != null) {
            ready.handle(request);
            return;
        }
        request.pause();
        vertx.executeBlocking(this::made, false)
                .onSuccess(made -> {
                    made.handle(request);
                    request.resume();
                })
                .onFailure(failed -> {
                    LOG.error("pages can't be loaded", failed);
                    request.response().setStatusCode(500).end("This page can't be loaded; the log says why.");
                });
    }

    private synchronized Router made() throws Exception {
        var known = router;
        if (known != null) {
            return known;
        }
        var made = maker.call();
        router = made;
        return made;
    }
}
