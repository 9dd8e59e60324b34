package io.trustrail.gateway.detect.screening;

import io.trustrail.gateway.detect.onnx.encoder.Encoded;
import io.vertx.core.Future;
import java.util.List;

/** The second tier: an encoder whose outputs are those of {@link Task}, in their order, and then the embedding. */
@FunctionalInterface
public interface TextEncoder {

    /**
     * Completes, on any thread, with an answer for each text; fails with
     * {@link io.trustrail.gateway.guard.late.Unavailable}.
     *
     * @param deadline the {@link System#nanoTime} after which nobody waits any more
     */
    Future<List<Encoded>> encode(List<String> texts, long deadline);
}
