package io.trustrail.gateway.server;

import io.trustrail.gateway.audit.log.LogFiles;
import io.trustrail.gateway.audit.log.TransparencyLog;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;

/**
 * Serves a transparency log as C2SP tlog-tiles: below {@code /log/ORIGIN}, and below {@code /log} itself. {@code GET /log}
 * tells origin and public key.
 */
public final class LogRoutes implements Handler<HttpServerRequest> {

    /** First part of all its paths. */
    public static final String PATH = "/log";

    private static final Pattern TILE =
            Pattern.compile("tile/(?:[0-9]|[1-5][0-9]|6[0-3]|entries)/(?:x\\d{3}/)*\\d{3}(\\.p/[1-9]\\d{0,2})?");
    private static final Pattern COSIGNED = Pattern.compile(LogFiles.COSIGNED + "/(?:0|[1-9]\\d{0,18})");
    private static final String NOT_CACHED = "no-cache";
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";

    private final TransparencyLog log;

    public LogRoutes(TransparencyLog log) {
        this.log = log;
    }

    @Override
    public void handle(HttpServerRequest request) {
        var response = request.response();
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            response.setStatusCode(405).putHeader("content-type", "text/plain").end("only GET here");
            return;
        }
        var path = below(String.valueOf(request.path()));
        if (path.isEmpty()) {
            response.putHeader("content-type", "application/json").end(about().encodePrettily() + "\n");
        } else if (path.equals(LogFiles.CHECKPOINT) || path.equals(LogFiles.VERIFIER)) {
            send(request, path, "text/plain; charset=utf-8", NOT_CACHED);
        } else if (COSIGNED.matcher(path).matches()) {
            send(request, path, "text/plain; charset=utf-8", NOT_CACHED);
        } else if (TILE.matcher(path).matches()) {
            send(request, path, "application/octet-stream", IMMUTABLE);
        } else {
            missing(request);
        }
    }

    /** What follows the log's own path, without a slash. */
    private String below(String path) {
        var rest = path.substring(PATH.length());
        var own = "/" + log.origin();
        if (rest.equals(own) || rest.startsWith(own + "/")) {
            rest = rest.substring(own.length());
        }
        return rest.startsWith("/") ? rest.substring(1) : rest;
    }

    private JsonObject about() {
        var state = log.state();
        return new JsonObject()
                .put("origin", log.origin())
                .put("vkey", log.verifierKey())
                .put("path", PATH + "/" + log.origin())
                .put("size", state.size())
                .put("signed", state.signed().toString())
                .put("problem", state.problem());
    }

    private void send(HttpServerRequest request, String file, String type, String caching) {
        request.response()
                .putHeader("content-type", type)
                .putHeader("cache-control", caching)
                .sendFile(log.directory().resolve(file).toString())
                .onFailure(failed -> missing(request));
    }

    private static void missing(HttpServerRequest request) {
        var response = request.response();
        if (!response.headWritten()) {
            response.headers().remove("cache-control");
            response.setStatusCode(404)
                    .putHeader("content-type", "text/plain")
                    .end("the log has no such file; see /log");
        }
    }
}
