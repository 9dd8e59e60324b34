package io.trustrail.gateway.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.trustrail.gateway.detect.terms.TermDetector;
import io.trustrail.gateway.guard.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FinderTest {

    @Test
    void findingsThatOverlapBecomeOneNamedByTheLongest() {
        var finder = new Finder(
                List.of(
                        new TermDetector("short", "SHORT", List.of("b c")),
                        new TermDetector("long", "LONG", List.of("c d e"))),
                0);
        assertThat(finder.find("a b c d e")).containsExactly(new Finding("LONG", 2, 9, 1));
    }

    @Test
    void ofTwoAlikeTheFirstDetectorsWins() {
        var finder = new Finder(
                List.of(new TermDetector("one", "ONE", List.of("x")), new TermDetector("two", "TWO", List.of("x"))), 0);
        assertThat(finder.find("x")).containsExactly(new Finding("ONE", 0, 1, 1));
    }

    @Test
    void aFindingAtTheThresholdCounts() {
        assertThat(new Finder(List.of(new UnsureDetector()), UnsureDetector.SCORE).find("x"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void aThresholdIsAShare(double threshold) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Finder(List.of(), threshold));
    }
}
