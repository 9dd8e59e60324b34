package io.trustrail.gateway.vendor;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** A vendor over a real socket that plays one step of a script per request; the last step goes on forever. */
final class ScriptedVendor implements AutoCloseable {

    private final HttpServer server;
    private final Queue<Step> script = new ConcurrentLinkedQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final BlockingQueue<HttpServerResponse> open = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> hangUps = new LinkedBlockingQueue<>();
    private volatile Step last = reply(200, "ok");

    private ScriptedVendor(Vertx vertx, HttpServerOptions options) {
        server = vertx.createHttpServer(options).requestHandler(this::serve);
    }

    static ScriptedVendor start(Vertx vertx) {
        return start(vertx, new HttpServerOptions());
    }

    static ScriptedVendor start(Vertx vertx, HttpServerOptions options) {
        ScriptedVendor vendor = new ScriptedVendor(vertx, options);
        vendor.server.listen(0, "127.0.0.1").await();
        return vendor;
    }

    /** One answer. */
    interface Step {
        void play(HttpServerRequest request, HttpServerResponse response);
    }

    record Received(String uri, MultiMap headers, String body, HttpVersion version, int connection) {}

    static Step reply(int status, String body, String... headers) {
        return (request, response) -> {
            response.setStatusCode(status);
            for (int i = 0; i < headers.length; i += 2) {
                response.putHeader(headers[i], headers[i + 1]);
            }
            response.end(body);
        };
    }

    /** The head and some of the body; the rest is up to the test, by {@link #nextOpen}. */
    static Step begin(String firstChunk) {
        return (request, response) -> response.setChunked(true).write(firstChunk);
    }

    static Step hang() {
        return (request, response) -> {};
    }

    static Step hangUp() {
        return (request, response) -> request.connection().close();
    }

    ScriptedVendor plays(Step... steps) {
        script.clear();
        last = steps[steps.length - 1];
        script.addAll(List.of(steps));
        return this;
    }

    int port() {
        return server.actualPort();
    }

    List<Received> received() {
        return received;
    }

    /** The response of the next request in turn, once it is here. */
    HttpServerResponse nextOpen() throws InterruptedException {
        HttpServerResponse response = open.poll(10, SECONDS);
        if (response == null) {
            throw new AssertionError("no request came");
        }
        return response;
    }

    /** Waits until the gateway has hung up on an unfinished request; answers its URI. */
    String nextHangUp() throws InterruptedException {
        String uri = hangUps.poll(10, SECONDS);
        if (uri == null) {
            throw new AssertionError("nobody hung up");
        }
        return uri;
    }

    @Override
    public void close() {
        server.close().await();
    }

    private void serve(HttpServerRequest request) {
        int connection = System.identityHashCode(request.connection());
        HttpServerResponse response = request.response();
        response.exceptionHandler(reset -> hangUps.add(request.uri()));
        request.body().onSuccess(body -> {
            received.add(
                    new Received(request.uri(), request.headers(), body.toString(), request.version(), connection));
            Step step = script.poll();
            (step != null ? step : last).play(request, response);
            open.add(response);
        });
    }

    /** A port on which nobody listens. */
    static int deadPort(Vertx vertx) {
        HttpServer server = vertx.createHttpServer().requestHandler(request -> {});
        int port = server.listen(0, "127.0.0.1").await().actualPort();
        server.close().await();
        return port;
    }
}
