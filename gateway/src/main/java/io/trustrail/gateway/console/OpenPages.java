package io.trustrail.gateway.console;

import io.trustrail.gateway.console.open.ConcernDoors;
import io.trustrail.gateway.console.open.ConcernPage;
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
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pages for people without an account, on the listener of applications. For any event loop. */
public final class OpenPages {

    private static final long LONGEST_FORM = 64 * 1024;

    private final LateRouter router;

    public OpenPages(Vertx vertx, Consents consents, SignedLinks consentLinks, ConcernDoors concerns) {
        this.router = new LateRouter(vertx, () -> router(vertx, consents, consentLinks, concerns));
    }

    /** What answers, by the first part of its paths. */
    public Map<String, Handler<HttpServerRequest>> handlers() {
        return Stream.of(
                        ConsentPage.PATH,
                        ConcernPage.PATH,
                        Assets.OPEN_PATH.substring(0, Assets.OPEN_PATH.length() - 1))
                .collect(Collectors.toMap(Function.identity(), path -> router));
    }

    private static Router router(Vertx vertx, Consents consents, SignedLinks consentLinks, ConcernDoors concerns) {
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
        var concern = new ConcernPage(pages, concerns, Clock.systemUTC());
        router.get(ConcernPage.PATH + "/new").handler(concern::form);
        router.post(ConcernPage.PATH + "/new").handler(concern::send);
        router.get(ConcernPage.PATH + "/:link").handler(concern::answer);
        router.route().handler(request -> request.fail(404));
        return router;
    }
}
