package io.trustrail.gateway.api.subjects;

import io.trustrail.gateway.audit.index.LogIndex;
import io.trustrail.gateway.store.StoreUnavailable;
import io.trustrail.gateway.subjects.Receipt;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Puts the log's proof of an erasure into its receipt. The log has a record about a second after it was written. */
public final class ErasureProofs {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int TRIES = 20;

    private final Vertx vertx;
    private final LogIndex index;

    public ErasureProofs(Vertx vertx, LogIndex index) {
        this.vertx = vertx;
        this.index = index;
    }

    /** The receipt with a proof, for which this waits some seconds; without one, if the log is further behind. */
    Future<JsonObject> awaited(Receipt receipt) {
        return proven(receipt, TRIES);
    }

    /** The receipt with a proof if there is one now. */
    Future<JsonObject> now(Receipt receipt) {
        return proven(receipt, 1);
    }

    private Future<JsonObject> proven(Receipt receipt, int tries) {
        return vertx.executeBlocking(() -> proof(receipt), false).compose(proof -> {
            if (proof.isPresent() || tries <= 1) {
                return Future.succeededFuture(receipt.json().put("proof", proof.orElse(null)));
            }
            return vertx.timer(PAUSE.toMillis(), TimeUnit.MILLISECONDS).compose(waited -> proven(receipt, tries - 1));
        });
    }

    private Optional<JsonObject> proof(Receipt receipt) {
        try {
            return index.proveEvent(Receipt.KIND, receipt.at(), receipt.id());
        } catch (StoreUnavailable e) {
            // There is no index yet, or it is being made anew.
            return Optional.empty();
        }
    }
}
