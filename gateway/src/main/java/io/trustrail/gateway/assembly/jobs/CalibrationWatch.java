package io.trustrail.gateway.assembly.jobs;

import io.trustrail.gateway.review.confidence.LiveConfidence;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes up a new calibration of confidence while the gateway runs. */
public record CalibrationWatch(Vertx vertx, LiveConfidence confidence) {

    private static final Logger LOG = LoggerFactory.getLogger(CalibrationWatch.class);
    private static final Duration LOOK = Duration.ofSeconds(2);

    public void start() {
        look();
        vertx.setPeriodic(LOOK.toMillis(), tick -> look());
    }

    private void look() {
        vertx.executeBlocking(
                        () -> {
                            confidence.look();
                            return true;
                        },
                        false)
                .onFailure(failure -> LOG.error("looking for a calibration failed", failure));
    }
}
