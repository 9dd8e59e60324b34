package io.trustrail.gateway.review.meters;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the store now and then, on a worker; one look at a time. */
final class Look {

    private static final Logger LOG = LoggerFactory.getLogger(Look.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final String what;
    private final Callable<Boolean> look;
    private final AtomicBoolean looking = new AtomicBoolean();

    /** @param what is looked at, for the log */
    Look(Vertx vertx, String what, Callable<Boolean> look) {
        this.vertx = vertx;
        this.what = what;
        this.look = look;
    }

    /** From now on, until the Vert.x closes. */
    void start() {
        once();
        vertx.setPeriodic(PAUSE.toMillis(), timer -> once());
    }

    private void once() {
        if (looking.compareAndSet(false, true)) {
            vertx.executeBlocking(look, false)
                    .onFailure(failure -> LOG.warn(
                            "{} can't be counted: {}", what, failure.getClass().getName()))
                    .onComplete(done -> looking.set(false));
        }
    }
}
