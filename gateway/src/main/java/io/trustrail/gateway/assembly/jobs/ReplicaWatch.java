package io.trustrail.gateway.assembly.jobs;

import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.audit.LostReplicas;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for gateways that are gone, and tells in this one's record which of their calls nobody closed. */
public record ReplicaWatch(Vertx vertx, Duties duties, LostReplicas replicas, Journal journal) {

    private static final Logger LOG = LoggerFactory.getLogger(ReplicaWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    public void start() {
        vertx.setTimer(
                PAUSE.toMillis(),
                timer -> duties.turn("lost-replicas", this::look)
                        .onFailure(e -> LOG.debug("looking for other gateways failed: {}", e.toString()))
                        .onComplete(done -> start()));
    }

    private Future<Void> look() {
        return vertx.<List<LostReplicas.Lost>>executeBlocking(replicas::look, false)
                .compose(all -> {
                    Future<Void> told = Future.succeededFuture();
                    for (var lost : all) {
                        told = told.compose(v -> tell(lost));
                    }
                    return told;
                });
    }

    private Future<Void> tell(LostReplicas.Lost lost) {
        LOG.atWarn()
                .addKeyValue("replica", lost.replica())
                .addKeyValue("calls", lost.unclosed().size())
                .log("a gateway is gone; the record tells which of its calls were open");
        var appended = lost.unclosed().stream().map(journal::append).toList();
        return Future.all(appended)
                .compose(all -> vertx.executeBlocking(
                        () -> {
                            replicas.reported(lost);
                            return true;
                        },
                        false))
                .mapEmpty();
    }
}
