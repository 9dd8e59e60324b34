package io.trustrail.gateway.it.ops;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.trustrail.gateway.it.fixture.Await;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Takes traces as an OpenTelemetry collector does. */
final class Collector implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final List<Buffer> bodies = new CopyOnWriteArrayList<>();
    private final List<MultiMap> headers = new CopyOnWriteArrayList<>();

    Collector() {
        server = Await.result(vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    headers.add(request.headers());
                    bodies.add(body);
                    request.response()
                            .setStatusCode("/v1/traces".equals(request.path()) ? 200 : 404)
                            .end();
                }))
                .listen(0, "127.0.0.1"));
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    List<Buffer> bodies() {
        return bodies;
    }

    List<MultiMap> headers() {
        return headers;
    }

    List<Span> spans() {
        return bodies.stream()
                .flatMap(Collector::resources)
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .toList();
    }

    private static Stream<ResourceSpans> resources(Buffer body) {
        try {
            return ExportTraceServiceRequest.parseFrom(body.getBytes()).getResourceSpansList().stream();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError("no OTLP", e);
        }
    }

    @Override
    public void close() {
        Await.result(vertx.close());
    }
}
