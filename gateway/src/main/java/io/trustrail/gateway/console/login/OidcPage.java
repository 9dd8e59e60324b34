package io.trustrail.gateway.console.login;

import io.trustrail.gateway.access.oidc.OidcLogins;
import io.trustrail.gateway.console.visit.Doorkeeper;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to the identity provider, and back. */
public final class OidcPage {

    /** Where it begins. */
    public static final String PATH = "/console/oidc";

    private static final Logger LOG = LoggerFactory.getLogger(OidcPage.class);

    private final Doorkeeper door;
    private final OidcLogins logins;
    private final LoginPage page;

    /** @param page where it is said what went wrong */
    public OidcPage(Doorkeeper door, OidcLogins logins, LoginPage page) {
        this.door = door;
        this.logins = logins;
        this.page = page;
    }

    /** Sends the browser to the provider. */
    public void leave(RoutingContext request) {
        logins.begin(Doorkeeper.inside(request.request().getParam("next")))
                .onSuccess(start -> {
                    Doorkeeper.rememberLogin(request, start.state());
                    Doorkeeper.redirect(request, start.address());
                })
                .onFailure(failed -> page.refuse(request, 503, "login.provider"));
    }

    /** Lets the browser in that comes back. */
    public void comeBack(RoutingContext request) {
        var state = String.valueOf(request.request().getParam("state"));
        var code = request.request().getParam("code");
        if (code == null || !state.equals(Doorkeeper.rememberedLogin(request))) {
            page.refuse(request, 403, "login.notVouched");
            return;
        }
        Doorkeeper.forgetLogin(request);
        logins.end(state, code)
                .onSuccess(end -> end.user()
                        .ifPresentOrElse(
                                user -> {
                                    door.letIn(request, user);
                                    enter(request, end.next());
                                },
                                () -> page.refuse(request, 403, "login.noRole")))
                .onFailure(failed -> {
                    LOG.warn(
                            "a login by the identity provider failed with {}",
                            failed.getClass().getName());
                    page.refuse(request, 403, "login.notVouched");
                });
    }

    /* The session's cookie is for our own pages only: a browser that another site sent here keeps it back until one of our
    pages sends it on. */
    private static void enter(RoutingContext request, String next) {
        request.response()
                .putHeader("content-type", "text/html; charset=utf-8")
                .end("<!doctype html><html lang=\"en\"><title>Trustrail</title><meta http-equiv=\"refresh\""
                        + " content=\"0;url="
                        + next + "\"><p><a href=\"" + next + "\">Trustrail</a></p></html>");
    }
}
