package io.trustrail.gateway.limits.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RateBucketsTest {

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final AtomicLong clock = new AtomicLong();
    private final RateBuckets limiter = new RateBuckets(clock::get);

    @Property(tries = 300)
    void noStretchOfTimeSeesMoreThanItsShareAndOneBurst(
            @ForAll @IntRange(min = 1, max = 50) int limit,
            @ForAll @Size(max = 300) List<@LongRange(min = 0, max = 5_000_000_000L) Long> pauses) {
        var limiter = new RateBuckets(clock::get);
        var granted = new ArrayList<Long>();
        for (long pause : pauses) {
            long now = clock.addAndGet(pause);
            if (limiter.taken("key", limit) == 0) {
                granted.add(now);
            }
        }
        for (int from = 0; from < granted.size(); from++) {
            for (int to = from; to < granted.size(); to++) {
                double share = (double) (granted.get(to) - granted.get(from)) * limit / MINUTE;
                assertThat(to - from + 1).isLessThanOrEqualTo((int) Math.floor(limit + share + 1e-6));
            }
        }
    }

    @Property(tries = 300)
    void theWaitItNamesIsEnoughAndNotASecondTooLong(
            @ForAll @IntRange(min = 1, max = 1_000_000) int limit, @ForAll long start) {
        clock.set(start);
        var limiter = new RateBuckets(clock::get);
        limiter.taken("key", limit);
        int wait = 0;
        for (int i = 0; i < limit && wait == 0; i++) {
            wait = limiter.taken("key", limit);
        }
        assertThat(wait).isPositive();

        clock.addAndGet(TimeUnit.SECONDS.toNanos(wait - 1L) - 1);
        assertThat(limiter.taken("key", limit)).as("a second earlier").isPositive();
        clock.addAndGet(TimeUnit.SECONDS.toNanos(1) + 1);
        assertThat(limiter.taken("key", limit)).as("after the wait").isZero();
    }

    @Test
    void afterAMinuteOfRestTheWholeBurstIsBackAndNoMore() {
        assertThat(takes("key", 7, 20)).isEqualTo(7);
        clock.addAndGet(MINUTE);
        assertThat(takes("key", 7, 20)).isEqualTo(7);
        clock.addAndGet(100 * MINUTE);
        assertThat(takes("key", 7, 20)).isEqualTo(7);
    }

    @Test
    void keysDoNotShareABucketAndNoLimitMeansNone() {
        assertThat(takes("one", 3, 10)).isEqualTo(3);
        assertThat(takes("two", 3, 10)).isEqualTo(3);
        assertThat(takes("free", 0, 10_000)).isEqualTo(10_000);
    }

    @Test
    void manyThreadsTogetherGetOneBurst() throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        try {
            var counts = IntStream.range(0, 4)
                    .mapToObj(i -> pool.submit(() -> takes("key", 1_000, 5_000)))
                    .toList();
            int granted = 0;
            for (var count : counts) {
                granted += count.get(30, TimeUnit.SECONDS);
            }
            assertThat(granted).isEqualTo(1_000);
        } finally {
            pool.shutdownNow();
        }
    }

    private int takes(String key, int limit, int times) {
        return (int) IntStream.range(0, times)
                .filter(i -> limiter.taken(key, limit) == 0)
                .count();
    }
}
