package io.trustrail.gateway.server;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.trustrail.gateway.metrics.Health;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.ServerSSLOptions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listener that operators use; never to be exposed to applications. */
public final class AdminPlane extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(AdminPlane.class);
    private static final String BEARER = "Bearer ";
    private static final String PLAIN = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS = "application/openmetrics-text";
    private static final String OPEN_METRICS_1 = OPEN_METRICS + "; version=1.0.0; charset=utf-8";
    private static final int LONGEST_FORM = 1024 * 1024;

    private final String host;
    private final int port;
    private final Health health;
    private final PrometheusMeterRegistry registry;
    private final Map<String, Handler<HttpServerRequest>> more;
    private @Nullable HttpServer server;
    private @Nullable ServerSSLOptions tls;
    private byte[] metricsToken = {};

    /** @param more what else is served, and all methods of it, by the first part of its paths, such as {@code /console} */
    public AdminPlane(
            String host,
            int port,
            Health health,
            PrometheusMeterRegistry registry,
            Map<String, Handler<HttpServerRequest>> more) {
        this.host = host;
        this.port = port;
        this.health = health;
        this.registry = registry;
        this.more = Map.copyOf(more);
    }

    /** To be called before it starts: it speaks TLS only. */
    public AdminPlane securedBy(ServerSSLOptions certificates) {
        tls = certificates;
        return this;
    }

    /** To be called before it starts: metrics are for who knows this. */
    public AdminPlane metricsFor(String token) {
        metricsToken = token.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /** Other certificates for connections to come. */
    public Future<?> renew(ServerSSLOptions certificates) {
        return server == null ? Future.succeededFuture() : server.updateSSLOptions(certificates, true);
    }

    @Override
    public Future<?> start() {
        var options = new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setMaxFormAttributeSize(LONGEST_FORM)
                .setMaxFormBufferedBytes(LONGEST_FORM);
        if (tls != null) {
            Tls.use(options, tls);
        }
        var listening = vertx.createHttpServer(options).requestHandler(this::route);
        server = listening;
        return listening.listen();
    }

    @Override
    public Future<?> stop() {
        return server == null ? Future.succeededFuture() : server.close();
    }

    /** Where it listens. */
    public int port() {
        return server == null ? port : server.actualPort();
    }

    private void route(HttpServerRequest request) {
        if (tls != null) {
            request.response().putHeader(Tls.STRICT, Tls.ONE_YEAR);
        }
        var elsewhere = more.get(firstPart(String.valueOf(request.path())));
        if (elsewhere != null) {
            elsewhere.handle(request);
            return;
        }
        if (!request.method().equals(HttpMethod.GET)) {
            send(request, 405, "text/plain", "only GET here");
            return;
        }
        switch (String.valueOf(request.path())) {
            case "/healthz" -> send(request, 200, "application/json", health.json());
            case "/readyz" -> {
                boolean ready = health.isReady();
                send(request, ready ? 200 : 503, "text/plain", ready ? "ready" : "not ready");
            }
            case "/metrics" -> metrics(request);
            default -> send(request, 404, "text/plain", "here are /healthz, /readyz and /metrics");
        }
    }

    private void metrics(HttpServerRequest request) {
        if (metricsToken.length > 0 && !knowsToken(request)) {
            request.response().putHeader("www-authenticate", "Bearer");
            send(request, 401, "text/plain", "metrics are for who knows the token");
            return;
        }
        var format = String.valueOf(request.getHeader("accept")).contains(OPEN_METRICS) ? OPEN_METRICS_1 : PLAIN;
        vertx.executeBlocking(() -> registry.scrape(format), false)
                .onSuccess(text -> send(request, 200, format, text))
                .onFailure(failed -> {
                    LOG.error("the metrics can't be collected", failed);
                    send(request, 500, "text/plain", "the metrics can't be collected");
                });
    }

    private boolean knowsToken(HttpServerRequest request) {
        var given = String.valueOf(request.getHeader("authorization"));
        return given.startsWith(BEARER)
                && MessageDigest.isEqual(
                        given.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8), metricsToken);
    }

    static String firstPart(String path) {
        int end = path.indexOf('/', 1);
        return end < 0 ? path : path.substring(0, end);
    }

    private static void send(HttpServerRequest request, int status, String type, String body) {
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", type)
                .putHeader("cache-control", "no-store")
                .putHeader("x-content-type-options", "nosniff")
                .end(body);
    }
}
