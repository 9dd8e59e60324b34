package io.trustrail.gateway.console.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** Makes pages of templates, on a worker, and sends them. Templates escape what they are given. */
public final class Pages {

    private final Vertx vertx;
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    public Pages(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Makes a page and sends it; fails the request if that fails.
     *
     * @param view what the template shows besides the frame
     */
    public Future<Void> send(RoutingContext request, int status, String template, Frame frame, Object view) {
        return vertx.executeBlocking(() -> render(template, frame, view), false)
                .compose(html -> request.response()
                        .setStatusCode(status)
                        .putHeader("content-type", "text/html; charset=utf-8")
                        .putHeader("content-language", frame.language().tag())
                        .end(html))
                .onFailure(request::fail);
    }

    private String render(String template, Frame frame, Object view) {
        var html = new StringOutput();
        engine.render(template, Map.of("frame", frame, "view", view), html);
        return html.toString();
    }
}
