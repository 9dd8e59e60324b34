package io.trustrail.gateway.console.visit;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;

/** The console's cookies: no script reads them, no other site sends them. */
final class Cookies {

    static final String SESSION = "trustrail_session";
    /** Of a browser whose user has not logged in yet. */
    static final String LOGIN = "trustrail_login";

    /** Of a browser whose user is at the identity provider. */
    static final String PROVIDER = "trustrail_provider";

    static final String LANGUAGE = "trustrail_language";

    private static final String PATH = "/console";

    private Cookies() {}

    /** What the browser sent, empty if nothing. */
    static String get(RoutingContext request, String name) {
        var cookie = request.request().getCookie(name);
        return cookie == null ? "" : cookie.getValue();
    }

    /** Lasts until the browser is closed. */
    static Cookie set(RoutingContext request, String name, String value) {
        var cookie = Cookie.cookie(name, value)
                .setPath(PATH)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setSecure(isEncrypted(request));
        request.response().addCookie(cookie);
        return cookie;
    }

    static void forget(RoutingContext request, String name) {
        set(request, name, "").setMaxAge(0);
    }

    /* A proxy may have taken the TLS off. Who makes this header up only makes his own cookies stricter. */
    private static boolean isEncrypted(RoutingContext request) {
        return request.request().isSSL() || "https".equals(request.request().getHeader("x-forwarded-proto"));
    }
}
