package io.trustrail.gateway.detect.screening;

import io.trustrail.gateway.detect.onnx.encoder.Encoded;
import io.vertx.core.Future;
import java.util.List;

/**
 * The second tier: an encoder whose outputs are those of {@link Task}, in their order, then the embedding, and then, if its
 * model has such a head, the names.
 */
@FunctionalInterface
public interface TextEncoder {

    /**
     * Completes, on any thread, with an answer for each text; fails with
     * {@link io.trustrail.gateway.guard.late.Unavailable}.
     *
     * @param deadline the {@link System#nanoTime} after which nobody waits any more
     */
    Future<List<Encoded>> encode(List<String> texts, long deadline);

    /** How many texts wait for it at this moment. */
    default int waiting() {
        return 0;
    }
}
