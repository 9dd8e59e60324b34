package io.trustrail.gateway.remote;

import io.trustrail.gateway.guard.late.Unavailable;
import io.trustrail.gateway.guard.late.Unavailable.Reason;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;

/** One request whose reply is small: it is read as a whole, or the connection is given up. */
record Exchange(HttpClientRequest request) {

    private static final int LARGEST = 2 * 1024 * 1024;

    /** Completes with the body of a good reply; fails with {@link Unavailable}. */
    Future<Buffer> send(Buffer body) {
        return request.send(body)
                .recover(failure -> Future.failedFuture(new Unavailable(Reason.UNREACHABLE)))
                .compose(this::read);
    }

    private Future<Buffer> read(HttpClientResponse response) {
        if (response.statusCode() / 100 != 2) {
            response.exceptionHandler(ownDoing -> {});
            var ignored = request.reset();
            return Future.failedFuture(new Unavailable(Reason.REFUSED));
        }
        var whole = Promise.<Buffer>promise();
        var collected = Buffer.buffer();
        response.exceptionHandler(failure -> whole.tryFail(new Unavailable(Reason.UNREACHABLE)));
        response.endHandler(end -> whole.tryComplete(collected));
        response.handler(piece -> {
            collected.appendBuffer(piece);
            if (collected.length() > LARGEST && whole.tryFail(new Unavailable(Reason.BAD_ANSWER))) {
                var ignored = request.reset();
            }
        });
        return whole.future();
    }
}
