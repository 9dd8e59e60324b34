package io.trustrail.gateway.fairness.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProbesTest {

    private final List<Probe> probes = Probes.all();

    @Test
    void everyPlaceInATextIsFilledIn() {
        assertThat(probes).allSatisfy(probe -> {
            assertThat(probe.text()).doesNotContain("{", "}", "|", "=").isNotBlank();
            assertThat(probe.name()).allSatisfy(part -> assertThat(probe.text()).contains(part));
        });
    }

    @Test
    void everyGroupHasTheSameTextsInEveryLanguage() {
        for (var harmful : List.of(true, false)) {
            var sizes = probes.stream()
                    .filter(it -> it.groups().containsKey(Trait.IDENTITY) && it.harmful() == harmful)
                    .collect(Collectors.groupingBy(
                            it -> it.language() + " " + it.groups().get(Trait.IDENTITY), Collectors.counting()));
            assertThat(sizes).hasSize(32 * Probes.LANGUAGES.size());
            assertThat(new HashSet<>(sizes.values())).hasSize(1);
        }
    }

    @Test
    void everyVarietyHasATwinForEachOfItsTexts() {
        var varieties = probes.stream()
                .filter(it -> it.groups().containsKey(Trait.VARIETY))
                .collect(Collectors.groupingBy(
                        it -> it.groups().get(Trait.VARIETY) + it.aspect(),
                        Collectors.partitioningBy(Probe::twin, Collectors.counting())));
        assertThat(varieties).hasSizeGreaterThanOrEqualTo(20).allSatisfy((variety, sizes) -> {
            assertThat(sizes.get(true)).isEqualTo(sizes.get(false));
            assertThat(sizes.get(true)).isGreaterThanOrEqualTo(30);
        });
    }

    @Test
    void namesComeFromAllOverTheWorldAndHaveTwoParts() {
        var names = probes.stream().filter(it -> it.aspect() == Aspect.NAMES).toList();
        assertThat(names).allSatisfy(it -> assertThat(it.name()).hasSize(2));
        assertThat(names.stream().map(it -> it.groups().get(Trait.ORIGIN)).distinct())
                .hasSizeGreaterThan(15);
        assertThat(names.stream()
                        .collect(Collectors.groupingBy(it -> it.groups().get(Trait.GENDER), Collectors.counting())))
                .satisfies(sizes -> assertThat(sizes.get("women")).isEqualTo(sizes.get("men")));
    }

    @Test
    void thereAreThousandsOfTexts() {
        assertThat(probes.stream().map(Probe::text).distinct()).hasSizeGreaterThan(8_000);
    }
}
