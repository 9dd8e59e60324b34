package io.trustrail.gateway.detect.evasion;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.detect.pii.PiiDetector;
import io.trustrail.gateway.detect.secrets.SecretDetector;
import io.trustrail.gateway.detect.terms.TermDetector;
import io.trustrail.gateway.guard.Detector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Detectors that look past invisible characters. {@code CutInvarianceTest} holds them to their promises under any cut. */
class UnveiledTest {

    private static final Detector PII = new Unveiled(new PiiDetector());

    private static String found(Detector detector, String text) {
        var findings = detector.detect(text, 0, true).findings();
        assertThat(findings).hasSize(1);
        return text.substring(findings.get(0).start(), findings.get(0).end());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane\u200b.doe@example.com",
                "j\u200ba\u200bn\u200be@example.com",
                "jane@exam\u00adple.com",
                "jane\u2060\ufeff\u200d\u200c@example.com",
                "jane\udb40\udc41@example.com",
                "4111 1111\u200b 1111 1111",
                "411\u200b1 1111 1111 111\u202c1",
            })
    void whatStandsInAValueDoesNotHideIt(String value) {
        assertThat(found(PII, "It is " + value + ", thanks.")).isEqualTo(value);
    }

    @Test
    void secretsAndTermsTheSame() {
        var key = "ghp" + "_a1B2c3D4e5\u200bF6g7H8i9J0k1L2m3N4o5P6q7R8";
        assertThat(found(new Unveiled(new SecretDetector()), "key " + key + " "))
                .isEqualTo(key);
        var terms = new Unveiled(new TermDetector("t", "TERM", List.of("falcon")));
        assertThat(found(terms, "the fal\u200bcon flies")).isEqualTo("fal\u200bcon");
    }

    @Test
    void textWithoutThemGoesAsItIs() {
        var text = "Write to jane.doe@example.com \u2764 today.";
        assertThat(PII.detect(text, 0, true)).isEqualTo(new PiiDetector().detect(text, 0, true));
    }

    @Test
    void aLongRowOfThemIsNotWaitedForForEver() {
        var text = "hello " + "\u200b".repeat(50_000);
        assertThat(PII.detect(text, 0, false).settled()).isGreaterThan(text.length() - 200);
    }
}
