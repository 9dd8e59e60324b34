package io.trustrail.gateway.server;

import io.trustrail.gateway.dialect.Dialect;
import io.trustrail.gateway.dialect.Dialects;
import io.trustrail.gateway.dialect.ErrorShape;
import io.trustrail.gateway.proxy.CallHandler;
import io.trustrail.gateway.proxy.CheckHandler;
import io.trustrail.gateway.proxy.check.CheckForm;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.ServerSSLOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The listener that applications use. One instance per event loop, all on one port. */
public final class DataPlane extends VerticleBase {

    private static final int MAX_HEADER_BYTES = 32 * 1024;
    private static final int MAX_LINE_BYTES = 8 * 1024;
    private static final int IDLE_MINUTES = 15;
    private static final int LONGEST_FORM = 64 * 1024;
    private static final int BACKLOG = 1024;

    private final String host;
    private final int port;
    private final CallHandler calls;
    private final ModelList models;
    private final CheckHandler checks;
    private final ReviewAnswers reviews;
    private final Map<String, Handler<HttpServerRequest>> pages;
    private final Map<String, Dialect> callPaths = new HashMap<>();
    private final Map<String, CheckForm> checkPaths = new HashMap<>();
    private @Nullable HttpServer server;
    private @Nullable ServerSSLOptions tls;
    private volatile boolean leaving;

    /** @param pages what else is served, and all methods of it, by whole paths, or their first part, such as {@code /consent} */
    public DataPlane(
            String host,
            int port,
            CallHandler calls,
            CheckHandler checks,
            ModelList models,
            ReviewAnswers reviews,
            Map<String, Handler<HttpServerRequest>> pages) {
        this.reviews = reviews;
        this.pages = Map.copyOf(pages);
        this.host = host;
        this.port = port;
        this.calls = calls;
        this.checks = checks;
        this.models = models;
        Dialects.all().forEach(dialect -> callPaths.put(dialect.path(), dialect));
        CheckForm.ALL.forEach(form -> checkPaths.put(form.path(), form));
    }

    /* To Vert.x a negative port means any free one that all instances share. */
    private static HttpServerOptions options(String host, int port) {
        return new HttpServerOptions()
                .setHost(host)
                .setPort(port == 0 ? -1 : port)
                .setAcceptBacklog(BACKLOG)
                .setHandle100ContinueAutomatically(true)
                .setMaxFormAttributeSize(LONGEST_FORM)
                .setMaxFormBufferedBytes(LONGEST_FORM)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setMaxInitialLineLength(MAX_LINE_BYTES)
                // No web sockets here: their handlers would look at every piece of every call.
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setIdleTimeout(IDLE_MINUTES)
                .setIdleTimeoutUnit(TimeUnit.MINUTES);
    }

    /** To be called before it starts: it speaks TLS only. */
    public DataPlane securedBy(ServerSSLOptions certificates) {
        tls = certificates;
        return this;
    }

    /** Other certificates for connections to come. */
    public Future<?> renew(ServerSSLOptions certificates) {
        return server == null ? Future.succeededFuture() : server.updateSSLOptions(certificates, true);
    }

    @Override
    public Future<?> start() {
        var options = options(host, port);
        if (tls != null) {
            Tls.use(options, tls);
        }
        var listening = vertx.createHttpServer(options).requestHandler(this::route);
        server = listening;
        return listening.listen();
    }

    /** Where it listens. */
    public int port() {
        return server == null ? port : server.actualPort();
    }

    @Override
    public Future<?> stop() {
        return server == null ? Future.succeededFuture() : server.close();
    }

    /** From now on clients are asked to connect anew, which may lead them to another gateway. From any thread. */
    public void leave() {
        leaving = true;
    }

    private void route(HttpServerRequest request) {
        if (leaving && request.version() == HttpVersion.HTTP_1_1) {
            request.response().putHeader("connection", "close");
        }
        if (tls != null) {
            request.response().putHeader(Tls.STRICT, Tls.ONE_YEAR);
        }
        var path = String.valueOf(request.path());
        var whole = pages.get(path);
        var page = whole == null ? pages.get(AdminPlane.firstPart(path)) : whole;
        if (page == null) {
            routeCall(request, path);
        } else {
            page.handle(request);
        }
    }

    private void routeCall(HttpServerRequest request, String path) {
        var dialect = callPaths.get(path);
        var check = checkPaths.get(path);
        if (dialect != null && request.method().equals(HttpMethod.POST)) {
            calls.handle(request, dialect);
        } else if (check != null && request.method().equals(HttpMethod.POST)) {
            checks.handle(request, check);
        } else if (request.method().equals(HttpMethod.GET) && ModelList.isAt(path)) {
            models.serve(request, path);
        } else if (request.method().equals(HttpMethod.GET) && ReviewAnswers.isAt(path)) {
            reviews.serve(request, path);
        } else if (dialect != null || check != null) {
            answer(
                    request,
                    dialect == null ? Dialects.OPENAI_CHAT : dialect,
                    405,
                    "method_not_allowed",
                    "Use POST here");
        } else {
            answer(
                    request,
                    guess(request),
                    404,
                    "not_found",
                    "There is nothing at this path; calls go to "
                            + String.join(
                                    " or ", callPaths.keySet().stream().sorted().toList()));
        }
    }

    /** The dialect of a client that went to a path that no dialect has. */
    static Dialect guess(HttpServerRequest request) {
        return request.headers().contains("anthropic-version") ? Dialects.ANTHROPIC_MESSAGES : Dialects.OPENAI_CHAT;
    }

    private static void answer(HttpServerRequest request, Dialect dialect, int status, String code, String message) {
        var body = dialect.error(new ErrorShape(status, code, message, "", ""));
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(Buffer.buffer(body));
    }
}
