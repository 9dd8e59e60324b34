package io.trustrail.gateway.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.detect.pii.PiiDetector;
import io.trustrail.gateway.detect.secrets.SecretDetector;
import io.trustrail.gateway.guard.Detector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stream must wait for: the marked end of a text. */
class HeldBackTest {

    private static final Detector PII = new PiiDetector();
    private static final Detector SECRETS = new SecretDetector();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Hello there, ",
                "Hello |there",
                "done.\n",
                "東京は今日も晴れ",
                "In 2024 we |met",
                "In |2024 ",
                "In 2024, ",
                "|see (",
                "see |+(",
                "Tel. |(0711) 966",
                "|https://example.com",
                "|https://example.com/",
                "https://example.com/ ",
                "|Note:",
                "Note: ",
                "mail |jane@example.com",
                "mail jane@example.com, ",
            })
    void personalData(String marked) {
        check(PII, marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello there, ",
                "Hello |there",
                "東京は今日も晴れ",
                "password: |hunter",
                "password: |hunter22 ",
                "password: hunter22 |and",
                "x |-----BEGIN PRIV",
                "x |-----BEGIN PRIVATE KEY-----\nMIIE\n",
                "x |eyJhbGciOiJIUzI1NiJ9.",
            })
    void secrets(String marked) {
        check(SECRETS, marked);
    }

    @Test
    void aLongWordIsHeldBackInPartOnly() {
        String word = "x".repeat(10_000);
        for (var detector : List.of(PII, SECRETS)) {
            assertThat(detector.detect(word, 0, false).settled()).isGreaterThan(10_000 - 100);
        }
    }

    private static void check(Detector detector, String marked) {
        String text = marked.replace("|", "");
        int settled = marked.contains("|") ? marked.indexOf('|') : text.length();
        assertThat(detector.detect(text, 0, false).settled()).as(marked).isEqualTo(settled);
        assertThat(detector.detect(text, 0, true).settled()).isEqualTo(text.length());
    }
}
