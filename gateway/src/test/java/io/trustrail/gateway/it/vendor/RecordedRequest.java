package io.trustrail.gateway.it.vendor;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One request as the vendor got it.
 *
 * @param written how many bytes of the reply went to the socket so far
 * @param gone completes when the connection is lost before the reply ended
 */
public record RecordedRequest(
        String method, String path, MultiMap headers, Buffer body, AtomicLong written, CompletableFuture<Void> gone) {

    static RecordedRequest of(String method, String path, MultiMap headers, Buffer body) {
        return new RecordedRequest(method, path, headers, body, new AtomicLong(), new CompletableFuture<>());
    }

    public String text() {
        return body.toString();
    }

    public JsonObject json() {
        return new JsonObject(body);
    }

    /** Everything that reached the vendor, for a search: request line, headers, body. */
    public byte[] everything() {
        var all = Buffer.buffer(method + ' ' + path + '\n');
        headers.forEach((name, value) -> all.appendString(name + ": " + value + '\n'));
        return all.appendBuffer(body).getBytes();
    }
}
