package io.trustrail.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventLoopTest {

    private static final int TIMERS = 500;

    @Test
    void timersFireInOrderAndCancelledOnesNot() throws IOException {
        try (var loop = new EventLoop()) {
            var fired = new ArrayList<Long>();
            var random = new Random(7);
            long start = System.nanoTime();
            var timers = new ArrayList<Timer>();
            for (int i = 0; i < TIMERS; i++) {
                var timer = new Timer() {
                    @Override
                    protected void fire() {
                        fired.add(at());
                    }
                };
                timers.add(timer);
                loop.set(timer, start + random.nextInt(5_000_000));
            }
            for (int i = 0; i < TIMERS; i += 2) {
                loop.set(timers.get(i), start + random.nextInt(5_000_000));
            }
            for (int i = 0; i < TIMERS; i += 5) {
                loop.cancel(timers.get(i));
            }

            loop.run(() -> System.nanoTime() > start + 6_000_000 && fired.size() >= TIMERS * 4 / 5, false);

            assertThat(fired).hasSize(TIMERS * 4 / 5).isSorted();
        }
    }
}
