package io.trustrail.gateway.fairness.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PsiTest {

    @Test
    void theIndexIsTheSumOfItsFormula() {
        var recent = Map.of("a", 60_000L, "b", 40_000L);
        var reference = Map.of("a", 50_000L, "b", 50_000L);

        // 0.1 ln 1.2 - 0.1 ln 0.8
        assertThat(Psi.of(recent, reference)).isEqualTo(0.04055, offset(1e-4));
        assertThat(Psi.of(reference, recent)).isEqualTo(0.04055, offset(1e-4));
        assertThat(Psi.of(recent, recent)).isZero();
    }

    @Test
    void aKindThatNeverCameIsAFiniteChange() {
        assertThat(Psi.of(Map.of("a", 100L, "b", 1L), Map.of("a", 100L))).isBetween(0.0, 0.1);
        assertThat(Psi.of(Map.of("a", 100L, "b", 100L), Map.of("a", 200L))).isGreaterThan(1);
    }

    /** The quantiles of chi squared: 27.88 of 9, 10.83 of 1 degrees of freedom. */
    @Test
    void whatChanceStaysBelowIsAQuantileOfChiSquared() {
        assertThat(Psi.chance(10, 1_000, 1_000) * 500).isEqualTo(27.88, offset(0.4));
        assertThat(Psi.chance(2, 1_000, 1_000) * 500).isEqualTo(10.83, offset(0.4));
    }

    @Test
    void chanceAloneHardlyEverGoesAboveIt() {
        var chance = new SplittableRandom(7);
        int above = 0;
        for (int i = 0; i < 2_000; i++) {
            above += Psi.of(draw(chance, 300), draw(chance, 1_200)) > Psi.chance(5, 300, 1_200) ? 1 : 0;
        }
        assertThat(above).isLessThan(10);
    }

    private static Map<String, Long> draw(SplittableRandom chance, int texts) {
        var counts = new HashMap<String, Long>();
        for (int i = 0; i < texts; i++) {
            counts.merge("k" + (int) (5 * Math.pow(chance.nextDouble(), 1.5)), 1L, Long::sum);
        }
        return counts;
    }
}
