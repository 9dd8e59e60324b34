package io.trustrail.gateway.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.detect.evasion.Unveiled;
import io.trustrail.gateway.detect.exfiltration.ExfiltrationDetector;
import io.trustrail.gateway.detect.language.LanguageDetector;
import io.trustrail.gateway.detect.pii.PiiDetector;
import io.trustrail.gateway.detect.secrets.SecretDetector;
import io.trustrail.gateway.detect.terms.TermDetector;
import io.trustrail.gateway.guard.Detector;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A megabyte of anything takes a time that grows with its length alone; a square of it would never end. */
class HugeInputsTest {

    private static final int SIZE = 1 << 20;

    private static final List<Detector> DETECTORS = List.of(
            new PiiDetector(),
            new SecretDetector(),
            new ExfiltrationDetector(List.of()),
            new LanguageDetector(LanguageDetector.USUAL),
            new TermDetector("terms", "TERM", List.of("a", "a a", "a a a a a a a a", "aaaaaaaaaaaaaaaa", "漢", "漢漢漢")),
            new Unveiled(new TermDetector("unveiled", "TERM", List.of("a", "4 4"))));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1 ",
                "1-",
                "1.",
                "12 34-",
                "4111 ",
                "+1",
                "(",
                "(1)",
                "@",
                "a@",
                "a@b.",
                "a.",
                ":",
                "a:",
                "::",
                "a://",
                "a://b:c@",
                "http://",
                "https://a.b/",
                "](http:",
                "![](//a ",
                "](",
                "url(//",
                "<a src=//",
                "<a src='//",
                "&#",
                "a",
                "a ",
                "e\u0301",
                "\u0301",
                "漢",
                "eyJ",
                "eyJ-",
                "eyJaaaaaaaaaaaa.",
                "sk-",
                "sk-1",
                "-",
                "-----BEGIN PRIVATE KEY-----",
                "-----BEGIN ",
                "password:",
                "password ",
                "password=\"",
                "DE89 ",
                "DE89",
                "_",
                "w",
                " ",
                "\n",
                "😀",
                "\u200b",
                "a\u200b",
                "4\u200b\u200b\u200b\u200b\u200b",
                "\udb40\udc41",
            })
    @Timeout(30)
    void areRead(String unit) {
        String text = unit.repeat(SIZE / unit.length());
        for (var detector : DETECTORS) {
            assertThat(detector.detect(text, 0, true).settled()).isEqualTo(text.length());
            assertThat(detector.detect(text, 0, false).settled()).isBetween(0, text.length());
        }
    }
}
