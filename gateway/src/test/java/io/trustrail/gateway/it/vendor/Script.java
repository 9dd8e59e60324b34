package io.trustrail.gateway.it.vendor;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the vendor answers one request: a head, then steps. Immutable.
 *
 * <p>Each write is an HTTP chunk of its own, and the reader's decoder hands chunks over one by one. So a cut between two
 * writes is a cut between two reads, however TCP packs them.
 *
 * @param status 0 for a vendor that says nothing at all
 */
public record Script(int status, Map<String, String> headers, List<Step> steps) {

    /** What the vendor does next; the step after it waits for the future. */
    @FunctionalInterface
    public interface Step {

        Future<?> play(HttpServerRequest request, RecordedRequest recorded);
    }

    public Script {
        headers = Map.copyOf(headers);
        steps = List.copyOf(steps);
    }

    /** A head of the given type, nothing written yet. */
    public static Script of(int status, String contentType) {
        return new Script(status, Map.of("content-type", contentType), List.of());
    }

    /** A whole JSON reply. */
    public static Script json(JsonObject body) {
        return json(200, body.encode());
    }

    /** A whole JSON reply with a status. */
    public static Script json(int status, String body) {
        return of(status, "application/json").write(body).end();
    }

    /** A stream, still without events. */
    public static Script sse() {
        return of(200, "text/event-stream");
    }

    /** A whole stream in one piece. */
    public static Script sse(String events) {
        return sse().write(events).end();
    }

    /** Accepts the request and never answers. */
    public static Script silence() {
        return new Script(0, Map.of(), List.of());
    }

    /** The same with one more header. */
    public Script header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Script(status, more, steps);
    }

    /** Writes one piece, and goes on when it went to the socket. */
    public Script write(byte[] bytes) {
        return then(writing(bytes));
    }

    public Script write(String text) {
        return write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the bytes in pieces that end at the given offsets, in ascending order, and at the end. */
    public Script cut(byte[] bytes, int... offsets) {
        var more = new ArrayList<>(steps);
        int from = 0;
        for (int offset : offsets) {
            more.add(writing(Arrays.copyOfRange(bytes, from, offset)));
            from = offset;
        }
        more.add(writing(Arrays.copyOfRange(bytes, from, bytes.length)));
        return new Script(status, headers, more);
    }

    /** The same piece again and again. */
    public Script repeat(byte[] piece, int times) {
        var more = new ArrayList<>(steps);
        more.addAll(Collections.nCopies(times, writing(piece)));
        return new Script(status, headers, more);
    }

    /** Goes on when the test says so. */
    public Script await(Future<?> signal) {
        return then((request, recorded) -> signal);
    }

    /** Ends the reply as HTTP wants it. */
    public Script end() {
        return then((request, recorded) -> request.response().end());
    }

    /** Closes the connection in the middle of the reply. */
    public Script hangUp() {
        return then((request, recorded) -> request.connection().close());
    }

    /** Leaves the connection open and says nothing more. */
    public Script stall() {
        return then((request, recorded) -> Promise.<Void>promise().future());
    }

    private Script then(Step step) {
        var more = new ArrayList<>(steps);
        more.add(step);
        return new Script(status, headers, more);
    }

    private static Step writing(byte[] bytes) {
        return (request, recorded) -> request.response()
                .write(Buffer.buffer(bytes))
                .onSuccess(written -> recorded.written().addAndGet(bytes.length));
    }
}
