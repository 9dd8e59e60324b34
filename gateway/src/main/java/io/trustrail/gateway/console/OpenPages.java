package io.trustrail.gateway.console;

import io.trustrail.gateway.console.open.ConsentPage;
import io.trustrail.gateway.console.open.OpenFrames;
import io.trustrail.gateway.console.page.Assets;
import io.trustrail.gateway.console.page.Pages;
import io.trustrail.gateway.trust.consent.Consents;
import io.trustrail.gateway.trust.link.SignedLinks;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pages for people without an account, on the listener of applications. For any event loop. */
public final class OpenPages {

    private static final long LONGEST_FORM = 8 * 1024;

    private final LateRouter router;

    public OpenPages(Vertx vertx, Consents consents, SignedLinks consentLinks) {
        this.router = new LateRouter(vertx, () -> router(vertx, consents, consentLinks));
    }

    /** What answers, by the first part of its paths. */
    public Map<String, Handler<HttpServerRequest>> handlers() {
        return Stream.of(ConsentPage.PATH, Assets.OPEN_PATH.substring(0, Assets.OPEN_PATH.length() - 1))
                .collect(Collectors.toMap(Function.identity(), path -> router));
    }

    private static Router router(Vertx vertx, Consents consents, SignedLinks consentLinks) {
        var pages = new Pages(vertx);
        var router = Router.router(vertx);
        router.route()
                .handler(new SecurityHeaders())
                .failureHandler(new Failures(OpenFrames::of, pages, "openerror.jte"));
        router.get(Assets.OPEN_PATH + ":file").handler(new Assets());
        router.post().handler(BodyHandler.create(false).setBodyLimit(LONGEST_FORM));
        var consent = new ConsentPage(pages, consents, consentLinks);
        router.get(ConsentPage.PATH + "/:link").handler(consent::show);
        router.post(ConsentPage.PATH + "/:link").handler(consent::save);
        router.route().handler(request -> request.fail(404));
        return router;
    }
}
