package io.trustrail.gateway.detect.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trustrail.gateway.detect.Marked;
import io.trustrail.gateway.guard.Detector;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternDetectorTest {

    private static final Detector STAFF = detector(List.of("E-\\d{6}", "(?i)staff no\\. ?\\d{1,4}", "#\\d{3}"));

    private static Detector detector(List<String> patterns) {
        return detector(patterns, null, 0);
    }

    private static Detector detector(List<String> patterns, @Nullable CheckSum sum, int maxLength) {
        return new PatternDetector(
                "staff", "STAFF_ID", new PatternRecogniser(patterns, sum, List.of(), 1, maxLength, 0.8, 0.9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "⟦E-123456⟧",
                "see ⟦E-123456⟧, ⟦E-654321⟧.",
                "⟦Staff No. 17⟧ and ⟦STAFF NO.9⟧",
                "社員⟦E-123456⟧です",
                "(⟦#123⟧)",
                "E-12345",
                "E-1234567",
                "XE-123456",
                "E-123456x",
                "#1234",
                "",
            })
    void findsWholeMatches(String marked) {
        Marked.check(STAFF, "STAFF_ID", marked);
    }

    @Test
    void ofSeveralMatchesTheLongestCounts() {
        Marked.check(
                detector(List.of("\\d{2}", "\\d{2}-\\d{2}", "\\d{2}-\\d{2}-\\d{2}")), "STAFF_ID", "⟦12-34-56⟧ ⟦12-34⟧");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "luhn     | ⟦4111 1111 1111 1111⟧ 4111 1111 1111 1112",
                "mod97    | ⟦3214282912345698765432161182⟧ 3214282912345698765432161183",
                "iban     | ⟦DE89370400440532013000⟧ DE88370400440532013000",
                "mod11-10 | ⟦86095742719⟧ 86095742718",
            })
    void whatHasNoCheckSumIsNone(String sum, String marked) {
        var separated = detector(
                List.of("[A-Z]{2}\\d{20}", "\\d{28}", "\\d{11}", "\\d{4} \\d{4} \\d{4} \\d{4}"),
                CheckSum.named(sum),
                0);
        Marked.check(separated, "STAFF_ID", marked);
    }

    @Test
    void aMatchThatIsTooLongIsNone() {
        Marked.check(detector(List.of("N\\d+"), null, 5), "STAFF_ID", "⟦N1⟧ ⟦N1234⟧ N12345 N1234567890");
    }

    @Test
    void aContextWordBeforeItMakesAMatchSurer() {
        var detector = new PatternDetector(
                "staff",
                "STAFF_ID",
                new PatternRecogniser(List.of("\\d{6}"), null, List.of("Badge", "社員"), 10, 0, 0.4, 0.9));
        var text = "ＢＡＤＧＥ: 123456, badges 123456, 社員番号123456, badge, yes, no, 123456";
        assertThat(detector.detect(text, 0, true).findings())
                .extracting("start", "score")
                .containsExactly(tuple(7, 0.9), tuple(22, 0.4), tuple(34, 0.9), tuple(58, 0.4));
    }

    /** A square of the length would never end. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "1 ", "-", "漢", "a", "a ", "a1 x", "#123"})
    @Timeout(30)
    void longTextsAreReadInATimeThatGrowsWithTheirLength(String unit) {
        var detector = detector(List.of("[^ ]+", "(a|1)+ x", "#\\d{3}"), null, 64);
        var text = unit.repeat((1 << 17) / unit.length());
        assertThat(detector.detect(text, 0, true).settled()).isEqualTo(text.length());
        assertThat(detector.detect(text, 0, false).settled()).isBetween(text.length() - 130, text.length());
    }

    @Test
    void aStreamWaitsForAsMuchAsAMatchMayTake() {
        var detector = detector(List.of("E-\\d{6}"));
        assertThat(detector.detect("see the E-12", 0, false).settled()).isEqualTo(4);
        assertThat(detector.detect("see the E-123456", 0, false).settled()).isEqualTo(8);
        assertThat(detector.detect("E-123456 ", 0, false).settled()).isEqualTo(9);
        assertThat(detector.detect("E-123456", 0, true).settled()).isEqualTo(8);
    }
}
