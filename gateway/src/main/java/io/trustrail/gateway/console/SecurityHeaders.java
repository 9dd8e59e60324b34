package io.trustrail.gateway.console;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** What browsers may do with our pages: show them, with our style, and send forms back to us. */
final class SecurityHeaders implements Handler<RoutingContext> {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Override
    public void handle(RoutingContext request) {
        request.response()
                .putHeader("content-security-policy", POLICY)
                .putHeader("cache-control", "no-store")
                .putHeader("x-content-type-options", "nosniff")
                .putHeader("x-frame-options", "DENY")
                .putHeader("referrer-policy", "same-origin")
                .putHeader("cross-origin-opener-policy", "same-origin")
                .putHeader("cross-origin-resource-policy", "same-origin")
                .putHeader("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=()")
                .putHeader("vary", "accept-language, cookie");
        request.next();
    }
}
