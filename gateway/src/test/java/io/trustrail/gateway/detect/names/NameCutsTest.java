package io.trustrail.gateway.detect.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.guard.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a text is cut into, the same names are found in it, also where no sentence ever ends. */
class NameCutsTest {

    private static final int LONGEST_HELD_BACK = 400;

    private static final List<String> PIECES = List.of(
            "John Miller",
            "my name is john miller",
            "Dear Mr. Anderson,",
            "Sehr geehrte Frau Schneider, ",
            "Hauptstraße 5, 10115 Berlin",
            "12 Baker Street, London",
            "田中太郎",
            "佐藤さん",
            "東京都千代田区丸の内1-2-3",
            "株式会社山田製作所",
            "ジョン・スミス",
            "さくら",
            "はじめまして、",
            "と申します。",
            "の",
            "Regards,\n",
            "Name: ",
            "氏名：",
            "{\"name\": \"Peter Novak\"}",
            "Acme Ltd.",
            " and ",
            " the ",
            " und ",
            " ",
            "  \t ",
            "\n",
            "\n\n",
            ". ",
            ", ",
            "-",
            "'s",
            "@",
            "_",
            "://",
            "\":",
            ".com",
            "(",
            "A",
            "aB",
            "x9",
            "1234567",
            "１２",
            "é",
            "e\u0301",
            "😀",
            "Anna Maria ".repeat(12),
            "田".repeat(30),
            "カ".repeat(45),
            "a".repeat(50),
            " ".repeat(30),
            "John\n".repeat(20));

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(PIECES).list().ofMinSize(1).ofMaxSize(14).map(parts -> String.join("", parts));
    }

    @Property(tries = 250)
    void everyPrefixSaysTheSameBeforeItsSettledPosition(@ForAll("texts") String text) {
        var whole = Names.in(text);
        for (int length = 0; length <= text.length(); length++) {
            var detection = Names.DETECTOR.detect(text.substring(0, length), 0, false);
            int settled = detection.settled();
            assertThat(settled).isBetween(Math.max(0, length - LONGEST_HELD_BACK), length);
            assertThat(detection.findings())
                    .as("prefix of %d, settled %d", length, settled)
                    .isEqualTo(whole.stream().filter(f -> f.start() < settled).toList())
                    .allMatch(finding -> finding.end() <= settled);
        }
    }

    @Property(tries = 250)
    void nothingFurtherLeftThanTheContextMatters(@ForAll("texts") String text) {
        for (int from = 0; from <= text.length(); from++) {
            int cut = Math.max(0, from - Names.DETECTOR.lookBehind());
            var shifted = Names.DETECTOR.detect(text.substring(cut), from - cut, true).findings().stream()
                    .map(f -> moved(f, cut))
                    .toList();
            int start = from;
            assertThat(shifted)
                    .as("from %d", from)
                    .isEqualTo(Names.in(text).stream()
                            .filter(f -> f.start() >= start)
                            .toList());
        }
    }

    @Property(tries = 400)
    void aWindowOverAStreamFindsTheSame(@ForAll("texts") String text, @ForAll long seed) {
        var random = new Random(seed);
        var found = new ArrayList<Finding>();
        var window = new StringBuilder();
        int dropped = 0;
        int from = 0;
        for (int sent = 0; sent < text.length() || from + dropped < text.length(); ) {
            int next = Math.min(text.length(), sent + 1 + random.nextInt(12));
            window.append(text, sent, next);
            sent = next;
            var detection = Names.DETECTOR.detect(window.toString(), from, sent == text.length());
            for (var finding : detection.findings()) {
                found.add(moved(finding, dropped));
            }
            int drop = Math.max(0, detection.settled() - Names.DETECTOR.lookBehind());
            window.delete(0, drop);
            dropped += drop;
            from = detection.settled() - drop;
        }
        assertThat(found).isEqualTo(Names.in(text));
    }

    private static Finding moved(Finding finding, int by) {
        return new Finding(finding.category(), finding.start() + by, finding.end() + by, finding.score());
    }
}
