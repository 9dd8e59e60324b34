package io.trustrail.gateway.server;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.ServerSSLOptions;

/** How both listeners speak TLS: 1.2 and 1.3, HTTP/2 where the client offers it. */
final class Tls {

    static final CharSequence STRICT = HttpHeaders.createOptimized("strict-transport-security");
    static final CharSequence ONE_YEAR = HttpHeaders.createOptimized("max-age=31536000");

    private Tls() {}

    static void use(HttpServerOptions options, ServerSSLOptions certificates) {
        options.setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(certificates.getKeyCertOptions())
                .setClientAuth(certificates.getClientAuth());
        if (certificates.getTrustOptions() != null) {
            options.setTrustOptions(certificates.getTrustOptions());
        }
    }
}
