package io.trustrail.gateway.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.policy.Checks;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.PolicyDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules make of findings. */
class RuleGuardTest {

    private static final String TEXT = "a@b.c and 10.0.0.1";

    /** One level with one operator per risk, and a guard with these rules. */
    private static PolicyDirectory policy(Path directory, String operators, String rules) {
        return PolicyDirectory.sound(directory)
                .write(
                        "levels.yaml",
                        "levels: {1: {restore: true, operators: " + operators + "}}\n"
                                + "risks: {medium: [EMAIL], low: [IP]}")
                .write("guards.yaml", "guards: {pii: {detector: pii, rules: " + rules + "}}");
    }

    private static PolicyBook book(Path directory, String rules) {
        return policy(directory, "{high: pseudonym, medium: pseudonym, low: pseudonym}", rules)
                .book();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource
    void decides(String rules, Direction direction, String told, @TempDir Path directory) {
        var verdict = Checks.check(book(directory, rules), direction, Origin.USER, TEXT);
        assertThat(Checks.told(verdict, TEXT)).isEqualTo(told);
    }

    static Stream<Arguments> decides() {
        var prompt = Direction.PROMPT;
        var reply = Direction.REPLY;
        return Stream.of(
                arguments("[]", prompt, "FLAG a@b.c and 10.0.0.1"),
                arguments("[{action: flag}]", prompt, "FLAG a@b.c and 10.0.0.1"),
                arguments("[{action: allow}]", prompt, "ALLOW a@b.c and 10.0.0.1"),
                arguments("[{action: block}]", reply, "BLOCK a@b.c and 10.0.0.1"),
                arguments("[{action: by-level}]", prompt, "REWRITE [EMAIL~] and [IP~]"),
                arguments("[{action: by-level}]", reply, "FLAG a@b.c and 10.0.0.1"),
                arguments("[{action: rewrite, operator: pseudonym}]", prompt, "REWRITE [EMAIL~] and [IP~]"),
                arguments("[{action: rewrite, operator: pseudonym}]", reply, "FLAG a@b.c and 10.0.0.1"),
                arguments("[{action: rewrite, operator: redact}]", reply, "REWRITE [EMAIL] and [IP]"),
                arguments("[{action: rewrite, operator: mask}]", prompt, "REWRITE ***** and ****.0.1"),
                arguments("[{action: rewrite, operator: hash}]", reply, "REWRITE [EMAIL~] and [IP~]"),
                /* The strictest of several findings, each of which goes its own way. */
                arguments(
                        "[{categories: [IP], action: block}, {action: rewrite, operator: redact}]",
                        prompt,
                        "BLOCK [EMAIL] and 10.0.0.1"),
                arguments(
                        "[{categories: [EMAIL], action: allow}, {action: rewrite, operator: redact}]",
                        prompt,
                        "REWRITE a@b.c and [IP]"),
                /* The first that matches. */
                arguments(
                        "[{categories: [EMAIL], action: flag}, {categories: [EMAIL, IP], action: block}]",
                        prompt,
                        "BLOCK a@b.c and 10.0.0.1"),
                arguments(
                        "[{categories: [EMAIL, IP], action: flag}, {action: block}]",
                        prompt,
                        "FLAG a@b.c and 10.0.0.1"),
                arguments("[{direction: reply, action: block}]", prompt, "FLAG a@b.c and 10.0.0.1"),
                arguments("[{direction: reply, action: block}]", reply, "BLOCK a@b.c and 10.0.0.1"),
                arguments(
                        "[{origins: [system, tool-result], action: block}, {action: allow}]",
                        prompt,
                        "ALLOW a@b.c and 10.0.0.1"),
                arguments("[{origins: [system, user], action: block}]", prompt, "BLOCK a@b.c and 10.0.0.1"),
                arguments("[{min-score: 0.9, action: block}, {action: allow}]", prompt, "ALLOW a@b.c and 10.0.0.1"),
                arguments("[{min-score: 0.8, action: block}, {action: allow}]", prompt, "BLOCK a@b.c and 10.0.0.1"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
        {high: redact, medium: pseudonym, low: keep}  | PROMPT | REWRITE [EMAIL~] and 10.0.0.1
        {high: redact, medium: pseudonym, low: keep}  | REPLY  | FLAG a@b.c and 10.0.0.1
        {high: redact, medium: redact, low: hash}     | PROMPT | REWRITE [EMAIL] and [IP~]
        {high: redact, medium: redact, low: hash}     | REPLY  | REWRITE [EMAIL] and [IP~]
        {high: redact, medium: mask, low: pseudonym}  | REPLY  | REWRITE ***** and 10.0.0.1
        {high: redact, medium: keep, low: keep}       | PROMPT | FLAG a@b.c and 10.0.0.1
        """)
    void asksTheLadder(String operators, Direction direction, String told, @TempDir Path directory) {
        var book = policy(directory, operators, "[{action: by-level}]").book();
        assertThat(Checks.told(Checks.check(book, direction, Origin.USER, TEXT), TEXT))
                .isEqualTo(told);
    }

    @Test
    void countsACategoryWithoutRiskAsHigh(@TempDir Path directory) {
        var book = policy(directory, "{high: redact, medium: keep, low: keep}", "[{action: by-level}]")
                .book();
        assertThat(Checks.told(Checks.prompt(book, "123-45-6789"), "123-45-6789"))
                .isEqualTo("REWRITE [NATIONAL_ID]");
    }

    @Test
    void letsOneCategoryOverrideItsRisk(@TempDir Path directory) {
        var book = PolicyDirectory.sound(directory).write("levels.yaml", """
            levels:
              1:
                restore: true
                operators: {high: redact, medium: redact, low: redact}
                overrides: {IP: keep}
            """).book();
        assertThat(Checks.told(Checks.prompt(book, TEXT), TEXT)).isEqualTo("REWRITE [EMAIL] and 10.0.0.1");
    }

    @Test
    void givesEachTenantItsOwnPseudonyms(@TempDir Path directory) {
        var book = book(directory, "[{action: by-level}]");
        assertThat(token(book, "one")).isEqualTo(token(book, "one")).isNotEqualTo(token(book, "two"));
    }

    private static String token(PolicyBook book, String tenant) {
        var facts = Checks.facts(tenant, "app", false, "");
        var verdict = Checks.check(book, Passage.whole(facts, Direction.PROMPT, Origin.USER, "a@b.c"));
        return verdict.edits().get(0).rewrite().rewrite("EMAIL", "a@b.c").text();
    }

    @Test
    void tellsWhatItFoundUnlessItIsAllowed(@TempDir Path directory) {
        var book = book(directory, "[{categories: [EMAIL], action: allow}, {action: block}]");
        assertThat(Checks.prompt(book, TEXT).findings()).containsExactly(new Finding("IP", 10, 18, 0.8));
    }

    @Test
    void decidesOnlyWhatIsSettled(@TempDir Path directory) {
        var detector = detector(() -> new Detection(List.of(found(0, 4), found(6, 9)), 6));
        var book = guardedBy(detector, "block", directory);
        var facts = Checks.facts("t", "app", true, "");
        var verdict =
                Checks.check(book, new Passage(facts, Direction.REPLY, Origin.ASSISTANT, 0, "0123456789", 0, false));
        assertThat(verdict.findings()).containsExactly(found(0, 4));
        assertThat(verdict.edits()).hasSize(1);
        assertThat(verdict.settled()).isEqualTo(6);
    }

    @Test
    void passesTheSettledPositionOnWhenNothingIsFound(@TempDir Path directory) {
        var book = guardedBy(detector(() -> Detection.nothing(3)), "block", directory);
        var verdict = Checks.prompt(book, "0123456789");
        assertThat(verdict.action()).isEqualTo(Action.ALLOW);
        assertThat(verdict.settled()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"block", "flag"})
    void appliesItsFailureMode(String mode, @TempDir Path directory) {
        var detector = detector(() -> {
            throw new IllegalArgumentException("0123456789");
        });
        var verdict = Checks.prompt(guardedBy(detector, mode, directory), "0123456789");
        assertThat(Checks.told(verdict, "0123456789")).isEqualTo(mode.toUpperCase(Locale.ROOT) + " 0123456789");
        assertThat(verdict.unrun()).containsExactly("fixed-guard");
        assertThat(verdict.failed().isEmpty()).isEqualTo(mode.equals("flag"));
        assertThat(verdict.settled()).isEqualTo(10);
        assertThat(verdict.findings()).isEmpty();
    }

    @Test
    void survivesADetectorThatOverflowsTheStack(@TempDir Path directory) {
        var detector = detector(() -> {
            throw new StackOverflowError();
        });
        assertThat(Checks.prompt(guardedBy(detector, "block", directory), "text")
                        .failed())
                .containsExactly("fixed-guard");
    }

    @Test
    void failsWhenADetectorFindsWhatItDoesNotDeclare(@TempDir Path directory) {
        var detector = detector(() -> new Detection(List.of(new Finding("OTHER", 0, 1, 1)), 4));
        var verdict = Checks.prompt(guardedBy(detector, "block", directory), "text");
        assertThat(verdict.action()).isEqualTo(Action.BLOCK);
        assertThat(verdict.failed()).containsExactly("fixed-guard");
    }

    private static PolicyBook guardedBy(Detector detector, String onFailure, Path directory) {
        return PolicyDirectory.sound(directory)
                .detectors(new DetectorCatalogue().with(detector))
                .write(
                        "levels.yaml",
                        "levels: {1: {restore: true, operators: {high: redact, medium: keep, low: keep}}}")
                .write(
                        "guards.yaml",
                        "guards: {fixed-guard: {detector: fixed, on-failure: " + onFailure
                                + ", rules: [{action: rewrite, operator: redact}]}}")
                .write(
                        "features.yaml",
                        "features: {support: {level: 1, guards: [fixed-guard],"
                                + " targets: [{vendor: openai, model: small}]}}")
                .book();
    }

    private static Finding found(int start, int end) {
        return new Finding("EMAIL", start, end, 1);
    }

    private static Detector detector(Supplier<Detection> detection) {
        return new Detector() {
            @Override
            public String name() {
                return "fixed";
            }

            @Override
            public Set<String> categories() {
                return Set.of("EMAIL");
            }

            @Override
            public int lookBehind() {
                return 0;
            }

            @Override
            public Detection detect(String text, int from, boolean complete) {
                return detection.get();
            }
        };
    }
}
