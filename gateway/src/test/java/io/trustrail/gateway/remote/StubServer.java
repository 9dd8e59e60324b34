package io.trustrail.gateway.remote;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** A server that answers as a test says, and remembers what it was asked. */
final class StubServer implements AutoCloseable {

    /** Method, path and body of each request, in order. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    final List<HttpServerRequest> requests = new CopyOnWriteArrayList<>();

    private final HttpServer server;

    StubServer(Vertx vertx, BiConsumer<HttpServerRequest, Buffer> answer) {
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    requests.add(request);
                    asked.add(request.method() + " " + request.uri() + " " + body);
                    answer.accept(request, body);
                }))
                .listen(0, "127.0.0.1")
                .await();
    }

    /** Answers 200 with this body. */
    static StubServer saying(Vertx vertx, String json) {
        return new StubServer(
                vertx,
                (request, body) -> request.response()
                        .putHeader("content-type", "application/json")
                        .end(json));
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    @Override
    public void close() {
        server.close().await();
    }
}
