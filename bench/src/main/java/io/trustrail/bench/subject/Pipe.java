package io.trustrail.bench.subject;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The least that a reverse proxy on Vert.x does: pass on the head, pipe the body, the same on the way back. What the
 * gateway costs beyond this is the gateway's own.
 */
public final class Pipe {

    private static final int BAD_GATEWAY = 502;
    private static final int POOL = 20_000;
    private static final int BACKLOG = 4096;
    private static final String LOOPBACK = "127.0.0.1";

    private final HttpClient client;
    private final RequestOptions upstream;

    private Pipe(Vertx vertx, int upstreamPort) {
        client = vertx.createHttpClient(
                new HttpClientOptions().setTcpNoDelay(true), new PoolOptions().setHttp1MaxSize(POOL));
        upstream = new RequestOptions().setHost(LOOPBACK).setPort(upstreamPort);
    }

    /** Listens on any free port of the loopback address; completes with that port. */
    public static Future<Integer> start(Vertx vertx, int upstreamPort) {
        var pipe = new Pipe(vertx, upstreamPort);
        return vertx.createHttpServer(
                        new HttpServerOptions().setTcpNoDelay(true).setAcceptBacklog(BACKLOG))
                .requestHandler(pipe::handle)
                .listen(0, LOOPBACK)
                .map(server -> server.actualPort());
    }

    /** A process of its own: the port is written to the file when it listens. */
    public static void main(int upstreamPort, Path portFile) {
        var vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        start(vertx, upstreamPort).onComplete(port -> write(portFile, port), failure -> System.exit(1));
    }

    private static void write(Path file, int port) {
        try {
            Files.writeString(file, "{\"port\":" + port + "}");
        } catch (IOException e) {
            System.exit(1);
        }
    }

    private void handle(HttpServerRequest request) {
        request.pause();
        var options = new RequestOptions(upstream).setMethod(request.method()).setURI(request.uri());
        client.request(options)
                .compose(out -> send(request, out))
                .compose(reply -> answer(reply, request.response()))
                .onFailure(failure -> giveUp(request.response()));
    }

    private static Future<HttpClientResponse> send(HttpServerRequest request, HttpClientRequest out) {
        out.headers().setAll(request.headers()).remove(HttpHeaders.HOST);
        request.response().exceptionHandler(gone -> out.reset());
        return out.send(request);
    }

    private static Future<Void> answer(HttpClientResponse reply, HttpServerResponse response) {
        response.setStatusCode(reply.statusCode());
        response.headers().setAll(reply.headers());
        return reply.pipeTo(response);
    }

    private static void giveUp(HttpServerResponse response) {
        if (response.headWritten()) {
            response.reset();
        } else {
            response.setStatusCode(BAD_GATEWAY).end();
        }
    }
}
