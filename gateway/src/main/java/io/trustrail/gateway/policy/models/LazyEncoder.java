package io.trustrail.gateway.policy.models;

import io.trustrail.gateway.detect.onnx.encoder.Encoded;
import io.trustrail.gateway.detect.onnx.encoder.Encoder;
import io.trustrail.gateway.detect.onnx.encoder.EncoderOptions;
import io.trustrail.gateway.detect.screening.Screener;
import io.trustrail.gateway.detect.screening.TextEncoder;
import io.trustrail.gateway.guard.late.Unavailable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An encoder that is loaded, or the one that the gateway ships, loaded on a thread of its own, so that starting does not wait for it. What is asked
 * before it is there waits; if it can't be loaded, everything fails as a fault.
 */
final class LazyEncoder implements TextEncoder {

    private static final Logger LOG = LoggerFactory.getLogger(LazyEncoder.class);

    private final Future<Encoder> encoder;

    LazyEncoder(EncoderOptions options) {
        var promise = Promise.<Encoder>promise();
        this.encoder = promise.future();
        var thread = new Thread(
                () -> {
                    load(options, promise);
                    Screener.prepare();
                },
                "encoder-loading");
        thread.setDaemon(true);
        thread.start();
    }

    /** One that is loaded, or was. */
    LazyEncoder(Future<Encoder> encoder) {
        this.encoder = encoder;
    }

    /** Completes when it is there; fails if it can't be loaded. */
    Future<?> ended() {
        return encoder;
    }

    private static void load(EncoderOptions options, Promise<Encoder> promise) {
        try {
            long start = System.nanoTime();
            promise.complete(Encoder.load(options));
            LOG.atInfo()
                    .addKeyValue("millis", (System.nanoTime() - start) / 1_000_000)
                    .log("the screening model is loaded");
        } catch (RuntimeException | LinkageError e) {
            LOG.error("the screening model can't be loaded: {}", e.toString());
            promise.fail(new Unavailable(Unavailable.Reason.FAULT));
        }
    }

    @Override
    public Future<List<Encoded>> encode(List<String> texts, long deadline) {
        return encoder.compose(ready -> ready.encode(texts, deadline));
    }

    @Override
    public int waiting() {
        return encoder.succeeded() ? encoder.result().waiting() : 0;
    }
}
