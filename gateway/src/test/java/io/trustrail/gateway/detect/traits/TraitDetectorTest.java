package io.trustrail.gateway.detect.traits;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.guard.Finding;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** How it reads a stream, and how sure it is; examples and near misses are in tables. */
class TraitDetectorTest {

    private static final TraitDetector DETECTOR = new TraitDetector();

    private static final List<String> PIECES = List.of(
            "I am ",
            "She's a ",
            "Polish",
            "polish",
            " table",
            " citizen",
            "German shepherd",
            "Nationality: ",
            "my mother ",
            "has ",
            "diabetes",
            "a cold",
            " drink",
            "type 2 diabetes",
            "HIV-positive",
            "妻は",
            "ブラジル人",
            "です",
            "糖尿病",
            "。",
            ". ",
            "\n",
            ", ",
            " ",
            "-",
            "'",
            "x".repeat(90),
            "Mr. Y ");

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(PIECES).list().ofMinSize(1).ofMaxSize(12).map(parts -> String.join("", parts));
    }

    @Property(tries = 100)
    void everyPrefixSaysTheSameBeforeItsSettledPosition(@ForAll("texts") String text) {
        var whole = DETECTOR.detect(text, 0, true).findings();
        for (int length = 0; length <= text.length(); length++) {
            var detection = DETECTOR.detect(text.substring(0, length), 0, false);
            int settled = detection.settled();
            assertThat(detection.findings())
                    .isEqualTo(whole.stream()
                            .filter(finding -> finding.start() < settled)
                            .toList())
                    .allMatch(finding -> finding.end() <= settled);
        }
    }

    /** A settled position, where a window starts, is never inside a finding. */
    @Property(tries = 100)
    void nothingFurtherLeftThanTheContextMatters(@ForAll("texts") String text) {
        var whole = DETECTOR.detect(text, 0, true).findings();
        for (int from = 0; from <= text.length(); from++) {
            int cut = Math.max(0, from - DETECTOR.lookBehind());
            int start = from;
            if (whole.stream().anyMatch(finding -> finding.start() < start && start < finding.end())) {
                continue;
            }
            assertThat(DETECTOR.detect(text.substring(cut), from - cut, true).findings().stream()
                            .map(f -> new Finding(f.category(), f.start() + cut, f.end() + cut, f.score()))
                            .toList())
                    .isEqualTo(whole.stream()
                            .filter(finding -> finding.start() >= start)
                            .toList());
        }
    }

    @Test
    void scoresTellHowPlainItIs() {
        assertThat(DETECTOR.detect("I am Polish.", 0, true).findings())
                .extracting(Finding::score)
                .containsExactly(0.85);
        assertThat(DETECTOR.detect("Anna is Polish.", 0, true).findings())
                .extracting(Finding::score)
                .containsExactly(0.6);
    }

    @Test
    void longTextsEnd() {
        for (var unit : List.of("I am Polish ", "diabetes ", "my ", "糖尿病", ":", "a")) {
            var text = unit.repeat(300_000 / unit.length());
            assertThat(DETECTOR.detect(text, 0, true).settled()).isEqualTo(text.length());
        }
    }
}
