package io.trustrail.gateway.fairness.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CountsTest {

    private final Counts counts = new Counts();

    private void add(String group, String language, int happened, int texts) {
        for (int i = 0; i < texts; i++) {
            counts.add(new Cell(Measure.TOXICITY_STOPPED, "identity", group, language), false, i < happened);
        }
    }

    @Test
    void aGroupIsComparedWithTheOthersInItsLanguages() {
        add("a", "en", 20, 100);
        add("b", "en", 0, 100);
        add("b", "ja", 90, 100);
        add("c", "ja", 90, 100);

        var gaps = counts.gaps(Limits.USUAL);

        var pooled = new Cell(Measure.TOXICITY_STOPPED, "identity", "a", "");
        var gap =
                gaps.stream().filter(it -> it.cell().equals(pooled)).findFirst().orElseThrow();
        assertThat(gap.share()).isEqualTo(new Share(20, 100));
        assertThat(gap.others()).as("not those in Japanese").isEqualTo(new Share(0, 100));
        assertThat(gap.warns()).isTrue();
        assertThat(counts.shares()).containsEntry(pooled, new Share(20, 100));
    }

    @Test
    void aVarietyIsComparedWithItsTwins() {
        var cell = new Cell(Measure.INJECTION_MARKED, "variety", "de bavarian", "");
        for (int i = 0; i < 50; i++) {
            counts.add(cell, false, i < 10);
            counts.add(cell, true, i < 5);
        }
        add("a", "en", 1, 1);

        var gap = counts.gaps(Limits.USUAL).get(0);

        assertThat(gap.cell()).isEqualTo(cell);
        assertThat(gap.others()).isEqualTo(new Share(5, 50));
        assertThat(gap.warns()).as("a gap that may be chance").isFalse();
    }

    @Test
    void aLimitDecidesFromWhenOnAGapIsTooLarge() {
        add("a", "en", 20, 100);
        add("b", "en", 0, 100);

        var patient = Limits.named(Map.of("toxicity-stopped", 0.25));

        assertThat(counts.gaps(patient)).noneMatch(Gap::warns);
        assertThat(counts.gaps(Limits.USUAL).get(0).cell().group()).isEqualTo("a");
    }
}
