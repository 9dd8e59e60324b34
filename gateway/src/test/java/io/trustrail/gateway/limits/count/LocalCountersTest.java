package io.trustrail.gateway.limits.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.policy.spend.OnFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Whatever is reserved, settled and released: no counter goes over the top, and in the end the sum is exact. */
class LocalCountersTest {

    private static final long END = 1_000_000_000;

    private final AtomicLong clock = new AtomicLong(1_000);
    private final LocalCounters counters = new LocalCounters(clock::get);

    private static Claim claim(String name, long amount, long most) {
        return new Claim(name, amount, most, END, OnFailure.CLOSED);
    }

    private record Held(Claim claim, Taken taken) {}

    @Property(tries = 300)
    void neverOverTheTopAndExactInTheEnd(
            @ForAll @Size(max = 200) List<@IntRange(min = -50, max = 100) Integer> steps,
            @ForAll @IntRange(min = 1, max = 500) int most) {
        var fresh = new LocalCounters(clock::get);
        var open = new ArrayList<Held>();
        long spent = 0;
        for (int step : steps) {
            if (step >= 0) {
                var claim = claim("c", step, most);
                var taken = fresh.take(List.of(claim));
                assertThat(taken.used().get(0)).isLessThanOrEqualTo(most);
                if (taken.isGranted()) {
                    open.add(new Held(claim, taken));
                }
            } else if (!open.isEmpty()) {
                var held = open.remove(-step % open.size());
                long used = Math.min(held.claim().amount(), -step);
                fresh.settle(held.claim(), used);
                spent += used;
            }
        }
        open.forEach(held -> fresh.settle(held.claim(), 0));
        assertThat(fresh.take(List.of(claim("c", most + 1L, most))).used()).containsExactly(spent);
    }

    @Test
    void ofSeveralClaimsAllAreMetOrNone() {
        var refused = counters.take(List.of(claim("a", 5, 10), claim("b", 5, 4)));
        assertThat(refused.refusedBy()).isEqualTo(1);
        assertThat(counters.take(List.of(claim("a", 10, 10))).isGranted()).isTrue();
    }

    @Test
    void whatWasHeldWhenAProcessDiedCountsAsSpent() {
        counters.take(List.of(claim("a", 30, 100)));
        var kept = counters.changes();
        var next = new LocalCounters(clock::get);
        next.restore(kept);
        assertThat(next.take(List.of(claim("a", 71, 100))).isGranted()).isFalse();
        assertThat(next.take(List.of(claim("a", 70, 100))).isGranted()).isTrue();
    }

    @Test
    void countersWhoseTimeHasEndedAreForgotten() {
        counters.take(List.of(claim("a", 100, 100)));
        clock.set(END + 3_600_000);
        assertThat(counters.changes()).isEmpty();
        assertThat(counters.take(List.of(claim("a", 100, 100))).isGranted()).isTrue();
    }
}
