package io.trustrail.gateway.fairness.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class IntervalTest {

    /** The examples of Newcombe 1998: 81 of 263 (table I), 56 of 70 against 48 of 80 (table II, method 10). */
    @Test
    void publishedExamplesComeOut() {
        var share = Interval.of(new Share(81, 263), Interval.USUAL);
        assertThat(share.low()).isEqualTo(0.2553, offset(5e-5));
        assertThat(share.high()).isEqualTo(0.3662, offset(5e-5));
        var difference = Interval.ofDifference(new Share(56, 70), new Share(48, 80), Interval.USUAL);
        assertThat(difference.low()).isEqualTo(0.0524, offset(5e-5));
        assertThat(difference.high()).isEqualTo(0.3339, offset(5e-5));
    }

    @Test
    void nothingOutOfManyIsNotSurelyNothing() {
        var share = Interval.of(new Share(0, 100), Interval.USUAL);
        assertThat(share.low()).isZero();
        assertThat(share.high()).isBetween(0.03, 0.04);
        assertThat(Interval.of(Share.NONE, Interval.USUAL)).isEqualTo(new Interval(0, 1));
    }

    @Property(tries = 300)
    void aShareLiesInItsIntervalAndADifferenceInIts(
            @ForAll @IntRange(min = 0, max = 300) int one,
            @ForAll @IntRange(min = 0, max = 300) int other,
            @ForAll @IntRange(min = 0, max = 300) int more) {
        var first = new Share(one, one + more + 1);
        var second = new Share(other, other + 300 - more + 1);
        var interval = Interval.of(first, Interval.USUAL);
        assertThat(first.value()).isBetween(interval.low() - 1e-9, interval.high() + 1e-9);
        var difference = Interval.ofDifference(first, second, Interval.USUAL);
        var back = Interval.ofDifference(second, first, Interval.USUAL);
        assertThat(first.value() - second.value()).isBetween(difference.low() - 1e-9, difference.high() + 1e-9);
        assertThat(difference.low()).isEqualTo(-back.high(), offset(1e-12));
        assertThat(Interval.ofDifference(first, second, Interval.SURE).low()).isLessThanOrEqualTo(difference.low());
    }
}
