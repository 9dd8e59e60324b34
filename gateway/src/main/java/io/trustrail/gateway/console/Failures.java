package io.trustrail.gateway.console;

import io.trustrail.gateway.console.page.ErrorView;
import io.trustrail.gateway.console.page.Frame;
import io.trustrail.gateway.console.page.Pages;
import io.trustrail.gateway.console.visit.RoleMissing;
import io.trustrail.gateway.store.StoreUnavailable;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What somebody sees when a request fails. Causes go to the log, without their messages: they may have text in them. */
final class Failures implements Handler<RoutingContext> {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final Function<RoutingContext, Frame> frames;
    private final Pages pages;
    private final String template;

    Failures(Function<RoutingContext, Frame> frames, Pages pages, String template) {
        this.frames = frames;
        this.pages = pages;
        this.template = template;
    }

    @Override
    public void handle(RoutingContext request) {
        var failure = request.failure();
        int status = failure instanceof StoreUnavailable ? 503 : request.statusCode();
        if (status >= 500 && failure != null) {
            log(failure);
        }
        if (request.response().ended() || request.response().closed()) {
            return;
        }
        if (request.response().headWritten() || request.get(Failures.class.getName()) != null) {
            request.response().reset();
            return;
        }
        request.put(Failures.class.getName(), true);
        var frame = frames.apply(request);
        var view = failure instanceof RoleMissing missing
                ? ErrorView.roleMissing(frame.texts(), missing.role())
                : ErrorView.of(frame.texts(), status);
        pages.send(request, status, template, frame, view);
    }

    private static void log(Throwable failure) {
        var trace = failure.getStackTrace();
        LOG.atError()
                .addKeyValue("kind", failure.getClass().getName())
                .addKeyValue("at", trace.length == 0 ? "an unknown place" : trace[0].toString())
                .log("a page failed");
    }
}
