package io.trustrail.gateway.api;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** {@code GET /api/openapi.yaml}, for everybody: it says nothing about this installation. */
final class Description implements Handler<RoutingContext> {

    private static final String FILE = "/api/openapi.yaml";

    private final Vertx vertx;

    Description(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public void handle(RoutingContext request) {
        vertx.executeBlocking(Description::read, false)
                .onSuccess(text -> request.response()
                        .putHeader("content-type", "application/yaml")
                        .end(text))
                .onFailure(request::fail);
    }

    private static Buffer read() {
        try (var in = Objects.requireNonNull(Description.class.getResourceAsStream(FILE), FILE)) {
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
