package io.trustrail.gateway.detect.traits;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.guard.Finding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What counts as somebody's origin, belief or health, and what only looks like it: the tables beside this test. */
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

    static Stream<String> lines() throws IOException {
        var lines = new ArrayList<String>();
        for (var category : List.of("NRP", "HEALTH_TERM")) {
            var file = "/detect/traits/" + category + ".txt";
            try (var in = Objects.requireNonNull(TraitDetectorTest.class.getResourceAsStream(file), file);
                    var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                reader.lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> category + line)
                        .forEach(lines::add);
            }
        }
        return lines.stream();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void findsTheExamplesAndLeavesTheNearMisses(String line) {
        boolean expected = line.contains("+ ");
        var category = line.substring(0, line.indexOf(expected ? "+ " : "- "));
        var marked = line.substring(category.length() + 2);
        var text = marked.replaceAll("[\\[\\]]", "");
        var values = new ArrayList<String>();
        for (int from = marked.indexOf('['); from >= 0; from = marked.indexOf('[', from + 1)) {
            values.add(marked.substring(from + 1, marked.indexOf(']', from)));
        }
        assertThat(found(text)).isEqualTo(values);
        assertThat(DETECTOR.detect(text, 0, true).findings())
                .allMatch(finding -> finding.category().equals(category));
    }

    private static List<String> found(String text) {
        return DETECTOR.detect(text, 0, true).findings().stream()
                .map(finding -> text.substring(finding.start(), finding.end()))
                .toList();
    }

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
