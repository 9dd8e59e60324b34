package io.trustrail.gateway.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.detect.evasion.Unveiled;
import io.trustrail.gateway.detect.exfiltration.ExfiltrationDetector;
import io.trustrail.gateway.detect.language.LanguageDetector;
import io.trustrail.gateway.detect.names.NameDetector;
import io.trustrail.gateway.detect.pii.DateDetector;
import io.trustrail.gateway.detect.pii.PiiDetector;
import io.trustrail.gateway.detect.pii.UrlDetector;
import io.trustrail.gateway.detect.secrets.SecretDetector;
import io.trustrail.gateway.detect.terms.TermDetector;
import io.trustrail.gateway.detect.traits.TraitDetector;
import io.trustrail.gateway.guard.Detector;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A megabyte of anything takes a time that grows with its length alone; a square of it would never end. */
@Tag("endurance")
class HugeInputsTest {

    private static final int SIZE = 1 << 20;

    private static final List<Detector> DETECTORS = List.of(
            new ExfiltrationDetector(List.of()),
            new LanguageDetector(LanguageDetector.USUAL),
            new TermDetector("terms", "TERM", List.of("a", "a a", "a a a a a a a a", "aaaaaaaaaaaaaaaa", "漢", "漢漢漢")),
            new Unveiled(new PiiDetector()),
            new Unveiled(new SecretDetector()),
            new Unveiled(new TermDetector("unveiled", "TERM", List.of("a", "4 4"))),
            new DateDetector(),
            new UrlDetector(),
            new TraitDetector());

    private static final NameDetector NAMES = NameDetector.load();

    @ParameterizedTest
    @ValueSource(strings = {"1", "@", "[", "\u0301"})
    @Timeout(30)
    void areRead(String unit) {
        read(unit.repeat(SIZE));
    }

    /** A quarter is enough to see a square. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 ",
                "1-",
                "1.",
                "12 34-",
                "4111 ",
                "+1",
                "(",
                "(1)",
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
                "1\u200b",
                "1\u200b2\u2060-",
                "@\u200b",
                "a\u200b@b.",
                "[]",
                "{[(",
                "1\u0301",
                "4111\u0301 ",
                "1970-01-01 ",
                "1 May 1970 ",
                "https://a.b/?mail=a",
                "Hauptstr. 1, ",
                "born ",
            })
    @Timeout(30)
    void quartersAreRead(String unit) {
        read(unit.repeat((SIZE >> 2) / unit.length()));
    }

    private static void read(String text) {
        for (var detector : DETECTORS) {
            assertThat(detector.detect(text, 0, true).settled()).isEqualTo(text.length());
            assertThat(detector.detect(text, 0, false).settled()).isBetween(0, text.length());
        }
    }

    /** As calls do it: what a text tells about people is looked for in all of them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "A",
                "A ",
                "Anna ",
                "John Miller ",
                "Anna, ",
                "1",
                "@",
                "@a ",
                "(",
                "\u0301",
                "\u200b",
                "漢",
                "田中さん",
                "あ"
            })
    @Timeout(60)
    void areReadForNames(String unit) {
        String text = unit.repeat((SIZE >> 2) / unit.length());
        var detector = NAMES.over(List.of(text));

        assertThat(detector.detect(text, 0, true).settled()).isEqualTo(text.length());
        assertThat(detector.detect(text, 0, false).settled()).isBetween(0, text.length());
    }
}
