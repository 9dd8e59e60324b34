package io.trustrail.gateway.policy.models;

import io.trustrail.gateway.detect.onnx.encoder.Encoded;
import io.trustrail.gateway.detect.onnx.encoder.Encoder;
import io.trustrail.gateway.detect.onnx.encoder.EncoderOptions;
import io.trustrail.gateway.detect.screening.TextEncoder;
import io.trustrail.gateway.guard.late.Unavailable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The encoder that the gateway ships: unpacked to the temporary directory and loaded on a thread of its own, so that
 * starting does not wait for it. What is asked before it is there waits; if it can't be loaded, everything fails as a fault.
 */
final class LazyEncoder implements TextEncoder {

    private static final Logger LOG = LoggerFactory.getLogger(LazyEncoder.class);

    private final Future<Encoder> encoder;

    /** @param options for the files in a directory */
    LazyEncoder(ModelSource source, Function<Path, EncoderOptions> options) {
        var promise = Promise.<Encoder>promise();
        this.encoder = promise.future();
        var thread = new Thread(() -> load(source, options, promise), "encoder-loading");
        thread.setDaemon(true);
        thread.start();
    }

    private static void load(ModelSource source, Function<Path, EncoderOptions> options, Promise<Encoder> promise) {
        try {
            long start = System.nanoTime();
            promise.complete(unpacked(source, options));
            LOG.atInfo()
                    .addKeyValue("millis", (System.nanoTime() - start) / 1_000_000)
                    .log("the screening model is loaded");
        } catch (IOException | RuntimeException | LinkageError e) {
            LOG.error("the screening model can't be loaded: {}", e.toString());
            promise.fail(new Unavailable(Unavailable.Reason.FAULT));
        }
    }

    /** Unpacks and loads. Takes its time. */
    static Encoder unpacked(ModelSource source, Function<Path, EncoderOptions> options) throws IOException {
        var directory = Files.createTempDirectory("trustrail-model");
        directory.toFile().deleteOnExit();
        var files = List.of(directory.resolve(ModelSource.MODEL), directory.resolve(ModelSource.TOKENIZER));
        try {
            for (var file : files) {
                file.toFile().deleteOnExit();
                try (var in = source.open(String.valueOf(file.getFileName()))) {
                    Files.copy(in, file);
                }
            }
            return Encoder.load(options.apply(directory));
        } finally {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(directory);
        }
    }

    @Override
    public Future<List<Encoded>> encode(List<String> texts, long deadline) {
        return encoder.compose(ready -> ready.encode(texts, deadline));
    }
}
