package io.trustrail.gateway.vendor.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class WeightedDrawTest {

    @Property
    void drawsEachOnceAndTheWeightlessLastInOrder(
            @ForAll @Size(max = 8) List<@IntRange(max = 3) Integer> weights, @ForAll long seed) {
        List<Integer> drawn = drawAll(weights, seed);

        List<Integer> weightless = IntStream.range(0, weights.size())
                .filter(i -> weights.get(i) == 0)
                .boxed()
                .toList();
        assertThat(drawn)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, weights.size()).boxed().toList());
        assertThat(drawn.subList(drawn.size() - weightless.size(), drawn.size()))
                .isEqualTo(weightless);
    }

    @Test
    void followsTheWeights() {
        int[] firsts = new int[3];
        for (int seed = 0; seed < 6_000; seed++) {
            firsts[drawAll(List.of(1, 0, 5), new Random(seed).nextLong()).get(0)]++;
        }

        assertThat(firsts[0]).isBetween(850, 1_150);
        assertThat(firsts[1]).isZero();
        assertThat(firsts[2]).isEqualTo(6_000 - firsts[0]);
    }

    private static List<Integer> drawAll(List<Integer> weights, long seed) {
        WeightedDraw<Integer> draw = new WeightedDraw<>();
        for (int i = 0; i < weights.size(); i++) {
            draw.add(i, weights.get(i));
        }
        Random random = new Random(seed);
        List<Integer> drawn = new ArrayList<>();
        while (!draw.isEmpty()) {
            drawn.add(draw.next(random));
        }
        return drawn;
    }
}
