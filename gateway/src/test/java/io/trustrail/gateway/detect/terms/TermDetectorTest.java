package io.trustrail.gateway.detect.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.trustrail.gateway.detect.Marked;
import io.trustrail.gateway.guard.Detector;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TermDetectorTest {

    private static final Detector DETECTOR = new TermDetector(
            "projects", "PROJECT", List.of("Blue Heron", "heron", "heron nest", "C++", "東京", "東京都庁", "Straße", " x1 "));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "⟦Blue Heron⟧",
                "the ⟦BLUE HERON⟧, a ⟦heron⟧.",
                "⟦ｈｅｒｏｎ⟧",
                "⟦blue heron⟧⟦東京⟧",
                "a ⟦heron nest⟧",
                "⟦C++⟧ and C+",
                "私は⟦東京⟧に住む",
                "⟦東京都庁⟧と⟦東京⟧都",
                "⟦straße⟧ ⟦X1⟧",
                "herons",
                "x12",
                "a_heron",
                "subheron",
            })
    void findsWholeWords(String marked) {
        Marked.check(DETECTOR, "PROJECT", marked);
    }

    @Test
    void termsThatOverlapAreBothFound() {
        assertThat(new TermDetector("t", "T", List.of("a b", "b c"))
                        .detect("a b c", 0, true)
                        .findings())
                .extracting("start", "end")
                .containsExactly(tuple(0, 3), tuple(2, 5));
    }

    @Test
    void takesTenThousandTerms() {
        var terms = IntStream.range(0, 10_000).mapToObj(i -> "term " + i).toList();
        var detector = new TermDetector("many", "MANY", terms);
        Marked.check(detector, "MANY", "⟦term 9999⟧ term 10000 ⟦Term 7⟧");
    }

    @Test
    void holdsBackNoMoreThanWhatMayBecomeATerm() {
        assertThat(DETECTOR.detect("plain words", 0, false).settled()).isEqualTo(11);
        assertThat(DETECTOR.detect("see the blue her", 0, false).settled()).isEqualTo(8);
        assertThat(DETECTOR.detect("a subblue", 0, false).settled()).isEqualTo(9);
    }

    @Test
    void refusesABlankTerm() {
        assertThatThrownBy(() -> new TermDetector("projects", "PROJECT", List.of("a", " ")))
                .hasMessage("terms of projects: term 2 is blank; remove it");
    }
}
