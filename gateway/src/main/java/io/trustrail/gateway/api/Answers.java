package io.trustrail.gateway.api;

import io.trustrail.gateway.audit.JournalUnavailable;
import io.trustrail.gateway.store.StoreUnavailable;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers. What fails unexpectedly is logged without its message: it may have text in it. */
final class Answers {

    private static final Set<String> TYPES =
            Set.of("application/json", "application/jsonl", "application/x-ndjson", "text/csv");
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final int MOST_SECONDS = 60;

    static void headers(RoutingContext request) {
        request.response().putHeader("cache-control", "no-store").putHeader("x-content-type-options", "nosniff");
        request.next();
    }

    /** Bodies are JSON or CSV; a browser's form on another site can't send that without asking first. */
    static void requireJson(RoutingContext request) {
        var type = Optional.ofNullable(request.request().getHeader("content-type"))
                .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
        var length = request.request().getHeader("content-length");
        boolean empty = type.isEmpty()
                && request.request().getHeader("transfer-encoding") == null
                && (length == null || length.equals("0"));
        if (empty || TYPES.contains(type)) {
            request.next();
        } else {
            request.fail(415);
        }
    }

    void send(RoutingContext request, ApiAnswer answer) {
        if (request.response().ended() || request.response().closed()) {
            return;
        }
        answer.headers().forEach(request.response()::putHeader);
        if (!answer.type().isEmpty()) {
            request.response().putHeader("content-type", answer.type());
        }
        request.response().setStatusCode(answer.status()).end(answer.body());
    }

    void failed(RoutingContext request) {
        var failure = request.failure();
        var error = failure instanceof ApiError known ? known : of(request.statusCode(), failure);
        if (error.status() >= 500 && failure != null) {
            log(failure);
        }
        if (error.status() == 429) {
            request.response().putHeader("retry-after", String.valueOf(MOST_SECONDS));
        }
        if (error.status() == 401) {
            request.response().putHeader("www-authenticate", "Bearer");
        }
        send(request, ApiAnswer.of(error.status(), error.json()));
    }

    private static ApiError of(int status, @Nullable Throwable failure) {
        if (failure instanceof StoreUnavailable) {
            return new ApiError(503, "store_unavailable", "The store can't be used at the moment.", "", "Try again.");
        }
        if (failure instanceof JournalUnavailable) {
            return new ApiError(
                    503,
                    "record_unavailable",
                    "This can't be recorded at the moment, and is not done without that.",
                    "",
                    "Try again.");
        }
        return switch (status) {
            case 404 -> new ApiError(404, "not_found", "There is nothing here.", "", "See /api/openapi.yaml.");
            case 405 -> new ApiError(405, "method_not_allowed", "Not with this method.", "", "See /api/openapi.yaml.");
            case 413 -> new ApiError(413, "request_too_large", "The body is too long.", "", "Send less at once.");
            case 415 ->
                new ApiError(
                        415,
                        "unsupported_media_type",
                        "The body is said to be of no type that is read here.",
                        "content-type",
                        "Send 'Content-Type: application/json'; application/jsonl for lines of JSON, text/csv for a"
                                + " table.");
            default -> new ApiError(500, "internal", "Something went wrong here.", "", "The log says what.");
        };
    }

    private static void log(Throwable failure) {
        var trace = failure.getStackTrace();
        LOG.atError()
                .addKeyValue("kind", failure.getClass().getName())
                .addKeyValue("at", trace.length == 0 ? "an unknown place" : trace[0].toString())
                .log("a request to the admin API failed");
    }
}
