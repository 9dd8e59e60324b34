package io.trustrail.gateway.proxy.admission;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.function.Supplier;

/** Collects a paused stream into one buffer, up to a limit. */
public final class Collector {

    private final ReadStream<Buffer> stream;
    private final int maxBytes;
    private final Supplier<? extends Throwable> tooLarge;
    private final Promise<Buffer> all = Promise.promise();
    private Buffer collected = Buffer.buffer();
    private int pieces;

    private Collector(ReadStream<Buffer> stream, int maxBytes, Supplier<? extends Throwable> tooLarge) {
        this.stream = stream;
        this.maxBytes = maxBytes;
        this.tooLarge = tooLarge;
    }

    public static Future<Buffer> collect(
            ReadStream<Buffer> stream, int maxBytes, Supplier<? extends Throwable> tooLarge) {
        return new Collector(stream, maxBytes, tooLarge).start();
    }

    private Future<Buffer> start() {
        stream.exceptionHandler(all::tryFail);
        stream.endHandler(end -> handOver());
        stream.handler(this::add);
        stream.resume();
        return all.future();
    }

    /* The stream outlives what was read from it: a request lasts until its reply has ended. */
    private void handOver() {
        var whole = collected;
        collected = Buffer.buffer();
        all.tryComplete(whole);
    }

    /* Bytes that come after the limit are read and dropped, so that the sender can finish and read the answer. */
    private void add(Buffer piece) {
        if (collected.length() + piece.length() > maxBytes) {
            collected = Buffer.buffer();
            stream.handler(dropped -> {});
            all.tryFail(tooLarge.get());
        } else {
            collected = pieces++ == 0 ? piece : joined().appendBuffer(piece);
        }
    }

    /* Nearly all bodies come in one piece; that one is not copied. */
    private Buffer joined() {
        return pieces > 2 ? collected : Buffer.buffer(2 * collected.length()).appendBuffer(collected);
    }
}
