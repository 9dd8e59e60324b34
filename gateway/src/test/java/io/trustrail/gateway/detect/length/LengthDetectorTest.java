package io.trustrail.gateway.detect.length;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LengthDetectorTest {

    private static final CallFacts CALL = new CallFacts("t", "a", "f", 1, "openai-chat", true, "");

    private static Detector characters(int min, int max) {
        return new LengthDetector(new Bounds(min, max, 0, Bounds.NONE));
    }

    private static Detector sentences(int min, int max) {
        return new LengthDetector(new Bounds(0, Bounds.NONE, min, max));
    }

    private static List<Finding> found(Detector detector, String text) {
        return detector.detect(text, 0, true).findings();
    }

    @Test
    void whatIsTooLongIsFoundWhereItIs() {
        assertThat(found(characters(0, 5), "Hello")).isEmpty();
        assertThat(found(characters(0, 5), "Hello there")).containsExactly(new Finding("TOO_LONG", 5, 6, 1));
        assertThat(characters(0, 5).detect("Hello t", 0, false).findings())
                .containsExactly(new Finding("TOO_LONG", 5, 6, 1));
    }

    @Test
    void whatIsTooShortIsFoundAtItsEnd() {
        assertThat(found(characters(6, 100), "Hello")).containsExactly(new Finding("TOO_SHORT", 0, 5, 1));
        assertThat(characters(6, 100).detect("Hello", 0, false).settled()).isZero();
        assertThat(characters(6, 100).detect("Hello!", 0, false).settled()).isEqualTo(6);
        assertThat(found(characters(6, 100), "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "This is one.                                    | 1",
                "This is one. This is two! And three?            | 3",
                "1. Open it. 2. Close it.                        | 2",
                "これは一つです。これは二つです。                | 2",
                "It costs 3.50 at example.com today              | 1",
            })
    void sentencesAreCounted(String text, int count) {
        assertThat(found(sentences(count, count), text)).isEmpty();
        assertThat(found(sentences(count + 1, 100), text)).hasSize(1);
        if (count > 1) {
            assertThat(found(sentences(0, count - 1), text)).hasSize(1);
        }
    }

    @Test
    void itReadsAnswersOnly() {
        assertThat(characters(0, 5).reads(Direction.REPLY, Origin.ASSISTANT)).isTrue();
        assertThat(characters(0, 5).reads(Direction.PROMPT, Origin.ASSISTANT)).isFalse();
        assertThat(characters(0, 5).reads(Direction.REPLY, Origin.TOOL_CALL)).isFalse();
    }

    @Test
    void boundsMakeSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> characters(6, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> sentences(6, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> characters(0, Bounds.NONE));
    }

    @Provide
    Arbitrary<Detector> detectors() {
        return Arbitraries.of(characters(0, 20), characters(12, 20), sentences(0, 2), sentences(2, 3));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("One thing. ", "Two", " ", ". ", "\n", "これは。", "so. ", "x")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    /** Some other guard may hold back more. */
    @Property(tries = 2000)
    void howAnAnswerIsCutMakesNoDifference(
            @ForAll("detectors") Detector detector, @ForAll("texts") String text, @ForAll long seed) {
        var random = new Random(seed);
        var channel = detector.channel();
        var found = new ArrayList<Finding>();
        int offset = 0;
        int from = 0;
        int sent = 0;
        while (sent < text.length()) {
            sent = Math.min(text.length(), sent + 1 + random.nextInt(6));
            boolean complete = sent == text.length();
            var window = text.substring(offset, sent);
            var passage = new Passage(CALL, Direction.REPLY, Origin.ASSISTANT, offset, window, from - offset, complete);
            var detection = channel.detect(passage);
            int settled = offset + detection.settled();
            int cut = complete ? sent : Math.max(from, settled - random.nextInt(4));
            for (var it : detection.findings()) {
                if (offset + it.start() < cut) {
                    found.add(new Finding(it.category(), offset + it.start(), offset + it.end(), 1));
                }
            }
            from = cut;
            offset = Math.max(0, from - detector.lookBehind());
        }
        assertThat(found).isEqualTo(found(detector, text));
    }
}
