package io.trustrail.gateway.assembly;

import io.trustrail.gateway.access.ApplicationKeys;
import io.trustrail.gateway.assembly.jobs.Duties;
import io.trustrail.gateway.assembly.jobs.OutboxDrain;
import io.trustrail.gateway.assembly.jobs.ReplicaWatch;
import io.trustrail.gateway.audit.LostReplicas;
import io.trustrail.gateway.audit.commit.CommitPoint;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;

/** What gateways on one store do for each other behind the calls. */
final class Upkeep {

    private static final Duration OUTBOX_LOOK = Duration.ofSeconds(1);
    private static final Duration LOST_AFTER = Duration.ofSeconds(10);

    private Upkeep() {}

    /**
     * Starts to bring events from the store to the record, and to look after gateways that are gone.
     *
     * @param keysMoved told when an event is about keys: the command line tells nobody, but leaves an event
     */
    static void start(Vertx vertx, GatewayOptions options, Ground ground, Runnable keysMoved) {
        var duties = new Duties(vertx, ground.store());
        new OutboxDrain(vertx, ground.store(), ground.journal(), duties, kind -> {
                    if (kind.startsWith(ApplicationKeys.EVENTS)) {
                        keysMoved.run();
                    }
                })
                .start(OUTBOX_LOOK);
        if (CommitPoint.isDatabase(options.environment())) {
            var replicas = new LostReplicas(ground.store(), options.data(), LOST_AFTER, Clock.systemUTC());
            new ReplicaWatch(vertx, duties, replicas, ground.journal()).start();
        }
    }
}
