package io.trustrail.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Who may ask a database that could not be reached. */
class OutageTest {

    private static final Duration ATTEMPT = Duration.ofSeconds(10);

    private final AtomicLong nanos = new AtomicLong(-1);
    private final Outage outage = new Outage(nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void everybodyMayTryWhileAllIsWell() {
        assertThat(outage.mayTry(ATTEMPT)).isTrue();
        assertThat(outage.mayTry(ATTEMPT)).isTrue();
    }

    @Test
    void afterAFailureNobodyTriesForASecondAndThenOneAtATime() {
        outage.failed();
        assertThat(outage.mayTry(ATTEMPT)).isFalse();
        pass(Duration.ofMillis(999));
        assertThat(outage.mayTry(ATTEMPT)).isFalse();
        pass(Duration.ofMillis(1));
        assertThat(outage.mayTry(ATTEMPT)).isTrue();
        assertThat(outage.mayTry(ATTEMPT)).as("while one is at it").isFalse();
        outage.failed();
        assertThat(outage.mayTry(ATTEMPT)).isFalse();
    }

    @Test
    void whoGetsThroughLetsAllIn() {
        outage.failed();
        pass(Duration.ofSeconds(1));
        assertThat(outage.mayTry(ATTEMPT)).isTrue();
        outage.ended();
        assertThat(outage.mayTry(ATTEMPT)).isTrue();
        assertThat(outage.mayTry(ATTEMPT)).isTrue();
    }

    @Test
    void whoTriesAndNeverTellsKeepsOthersAwayForALimitedTime() {
        outage.failed();
        pass(Duration.ofSeconds(1));
        assertThat(outage.mayTry(ATTEMPT)).isTrue();
        pass(ATTEMPT);
        assertThat(outage.mayTry(ATTEMPT)).isTrue();
    }
}
