package io.trustrail.gateway.vendor;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;

/** Records that complete as a durable journal's do: on a thread of its own. */
final class Recordings {

    private Recordings() {}

    static Future<Buffer> now(String body) {
        return Future.succeededFuture(Buffer.buffer(body));
    }

    static Future<Buffer> later(String body) {
        Promise<Buffer> written = Promise.promise();
        Thread writer = new Thread(() -> written.complete(Buffer.buffer(body)), "journal");
        writer.start();
        return written.future();
    }
}
