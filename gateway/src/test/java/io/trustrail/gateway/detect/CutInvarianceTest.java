package io.trustrail.gateway.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.detect.evasion.Unveiled;
import io.trustrail.gateway.detect.exfiltration.ExfiltrationDetector;
import io.trustrail.gateway.detect.language.LanguageDetector;
import io.trustrail.gateway.detect.patterns.CheckSum;
import io.trustrail.gateway.detect.patterns.PatternDetector;
import io.trustrail.gateway.detect.patterns.PatternRecogniser;
import io.trustrail.gateway.detect.pii.DateDetector;
import io.trustrail.gateway.detect.pii.PiiDetector;
import io.trustrail.gateway.detect.pii.UrlDetector;
import io.trustrail.gateway.detect.secrets.SecretDetector;
import io.trustrail.gateway.detect.terms.TermDetector;
import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.guard.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a text is cut into, a detector finds the same in it. */
class CutInvarianceTest {

    private static final List<Detector> DETECTORS = List.of(
            new PiiDetector(),
            new SecretDetector(),
            new DateDetector(),
            new UrlDetector(),
            new ExfiltrationDetector(List.of("*.example.com")),
            new LanguageDetector(LanguageDetector.USUAL),
            new PatternDetector(
                    "patterns",
                    "OWN",
                    new PatternRecogniser(
                            List.of("\\d{2,4}[-. ]\\d{2,9}", "x\\d?", "[a-z]{3} \\w+", "@[^ ]+"),
                            null,
                            List.of("tel", "call", "a b"),
                            12,
                            9,
                            0.5,
                            0.9)),
            new PatternDetector(
                    "sums",
                    "OWN",
                    new PatternRecogniser(
                            List.of("\\d[\\d -]{8,20}\\d"), CheckSum.LUHN, List.of("card"), 12, 0, 0.5, 0.9)),
            new TermDetector(
                    "terms", "TERM", List.of("a b", "b c", "new york", "york city hall", "東京", "京都", "tel", "x1")),
            new Unveiled(new PiiDetector()),
            new Unveiled(new TermDetector("terms", "TERM", List.of("a b", "new york", "tel", "x1"))),
            new Unveiled(new PatternDetector(
                    "unveiled",
                    "OWN",
                    new PatternRecogniser(
                            List.of("\\d{2,4}[-. ]\\d{2,9}", "x\\d?"), null, List.of("tel", "a b"), 12, 9, 0.5, 0.9))));

    /** A table that is longer than any detector looks back. */
    private static final String ROWS = "name,ssn,phone\n" + "Jane,536228726,7119662023\n".repeat(40);

    private static final int LONGEST_HELD_BACK = 8200;

    @Provide
    Arbitrary<Detector> detectors() {
        return Arbitraries.of(DETECTORS);
    }

    @Provide
    Arbitrary<String> texts() {
        return Fragments.texts();
    }

    @Property(tries = 1500)
    void everyPrefixSaysTheSameBeforeItsSettledPosition(
            @ForAll("detectors") Detector detector, @ForAll("texts") String text) {
        everyPrefixSaysTheSame(detector, text);
    }

    @Example
    void oneMorePairOfAnAddressIsWaitedFor() {
        everyPrefixSaysTheSame(new PiiDetector(), ".00:a1:a1:a1:a1:a1:a1:a1:a1:a1:");
        everyPrefixSaysTheSame(new PiiDetector(), "00:a1:a1:a1:a1:a1:a1 00:a1:a1:a1:a1:a1:");
    }

    private static void everyPrefixSaysTheSame(Detector detector, String text) {
        var whole = whole(detector, text);
        for (int length = 0; length <= text.length(); length++) {
            var detection = detector.detect(text.substring(0, length), 0, false);
            int settled = detection.settled();
            assertThat(settled).isBetween(Math.max(0, length - LONGEST_HELD_BACK), length);
            assertThat(detection.findings())
                    .as("prefix of %d, settled %d", length, settled)
                    .isEqualTo(whole.stream().filter(f -> f.start() < settled).toList())
                    .allMatch(finding -> finding.end() <= settled);
        }
    }

    @Property(tries = 1500)
    void aStartBetweenFindingsFindsTheRest(@ForAll("detectors") Detector detector, @ForAll("texts") String text) {
        var whole = whole(detector, text);
        for (int start = 0; start <= text.length(); start++) {
            int from = start;
            if (whole.stream().noneMatch(f -> f.start() < from && f.end() > from)) {
                var detection = detector.detect(text, from, true);
                assertThat(detection.settled()).isEqualTo(text.length());
                assertThat(detection.findings())
                        .as("from %d", from)
                        .isEqualTo(whole.stream().filter(f -> f.start() >= from).toList());
            }
        }
    }

    @Property(tries = 600)
    void nothingFurtherLeftThanTheContextMatters(@ForAll("detectors") Detector detector, @ForAll("texts") String text) {
        checkContext(detector, text);
        if (detector.lookBehind() < ROWS.length()) {
            checkContext(detector, ROWS.substring(ROWS.length() - detector.lookBehind()) + text);
        }
    }

    private static void checkContext(Detector detector, String text) {
        for (int from = detector.lookBehind(); from <= text.length(); from += 3) {
            int cut = from - detector.lookBehind();
            var shifted = detector.detect(text.substring(cut), from - cut, true).findings().stream()
                    .map(f -> new Finding(f.category(), f.start() + cut, f.end() + cut, f.score()))
                    .toList();
            assertThat(shifted)
                    .as("from %d", from)
                    .isEqualTo(detector.detect(text, from, true).findings());
        }
    }

    @Property(tries = 2000)
    void aWindowOverAStreamFindsTheSame(
            @ForAll("detectors") Detector detector, @ForAll("texts") String text, @ForAll long seed) {
        var random = new Random(seed);
        var found = new ArrayList<Finding>();
        var window = new StringBuilder();
        int dropped = 0;
        int from = 0;
        for (int sent = 0; sent < text.length() || from + dropped < text.length(); ) {
            int next = Math.min(text.length(), sent + 1 + random.nextInt(12));
            window.append(text, sent, next);
            sent = next;
            var detection = detector.detect(window.toString(), from, sent == text.length());
            for (var finding : detection.findings()) {
                found.add(new Finding(
                        finding.category(), finding.start() + dropped, finding.end() + dropped, finding.score()));
            }
            int drop = Math.max(0, detection.settled() - detector.lookBehind());
            window.delete(0, drop);
            dropped += drop;
            from = detection.settled() - drop;
        }
        assertThat(found).isEqualTo(whole(detector, text));
    }

    @Property(tries = 500)
    void findingsAreInOrderAndNoneCoversAnother(@ForAll("detectors") Detector detector, @ForAll("texts") String text) {
        var findings = whole(detector, text);
        for (int i = 1; i < findings.size(); i++) {
            assertThat(findings.get(i).start())
                    .isGreaterThan(findings.get(i - 1).start());
            assertThat(findings.get(i).end()).isGreaterThan(findings.get(i - 1).end());
        }
    }

    private static List<Finding> whole(Detector detector, String text) {
        return detector.detect(text, 0, true).findings();
    }
}
