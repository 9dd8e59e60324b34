package io.trustrail.gateway.vendor.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class BackoffTest {

    @Test
    void doublesUpToTheLongest() {
        Backoff backoff = new Backoff(200, 1_000);
        Random never = new Random() {
            private static final long serialVersionUID = 1L;

            @Override
            public double nextDouble() {
                return 0;
            }
        };

        assertThat(backoff.millis(1, never)).isEqualTo(200);
        assertThat(backoff.millis(2, never)).isEqualTo(400);
        assertThat(backoff.millis(3, never)).isEqualTo(800);
        assertThat(backoff.millis(4, never)).isEqualTo(1_000);
        assertThat(backoff.millis(1_000, never)).isEqualTo(1_000);
    }

    @Property
    void staysBetweenAHalfAndTheWhole(
            @ForAll @IntRange(min = 1, max = 40) int retry,
            @ForAll @LongRange(min = 0, max = 60_000) long longest,
            @ForAll long seed) {
        long whole = Math.min(longest, 200L << Math.min(retry - 1, 30));

        assertThat(new Backoff(200, longest).millis(retry, new Random(seed))).isBetween(whole / 2, whole);
    }
}
