package io.trustrail.gateway.assembly.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.policy.Checks;
import io.trustrail.gateway.policy.PolicyDirectory;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a policy can look for with its own words and patterns, and what it can leave out. */
class OwnRecognisersTest {

    private static final String RISKS = """
        levels:
          1: {title: one, restore: true, operators: {high: redact, medium: redact, low: redact}}
        """;

    @TempDir
    private Path directory;

    private PolicyDirectory policy(String guard) {
        return PolicyDirectory.sound(directory)
                .detectors(Detectors.catalogue())
                .write("levels.yaml", RISKS)
                .write("guards.yaml", "guards:\n  pii:\n" + guard.indent(4));
    }

    private static String told(PolicyDirectory policy, String text) {
        var verdict = Checks.check(
                policy.book(), Passage.whole(Checks.facts("t", "app", false, ""), Direction.PROMPT, Origin.USER, text));
        return Checks.told(verdict, text);
    }

    @Test
    void patternsFindWhatTheyDescribe() {
        var policy = policy("""
            detector: patterns
            settings:
              category: STAFF_ID
              patterns: ['E-\\d{6}', 'emp\\d+']
              validator: luhn
              context: [badge]
              context-reach: 20
              max-length: 16
              score: 0.3
            rules: [{min-score: 0.9, action: by-level}, {action: flag}]
            """);
        assertThat(told(policy, "badge E-123455 ok")).isEqualTo("REWRITE badge [STAFF_ID] ok");
        assertThat(told(policy, "ask for E-123455")).isEqualTo("FLAG ask for E-123455");
        assertThat(told(policy, "badge E-123456")).isEqualTo("ALLOW badge E-123456");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "~~",
            quoteCharacter = '`',
            value = {
                "{category: A, patterns: ['a+']} ~~ the detector refuses its settings: patterns[0] can match any"
                        + " length; give max-length (1 to 256), or bound it: {1,20} in place of + or *",
                "{category: A, patterns: ['(a']} ~~ the detector refuses its settings: patterns[0] is no regular"
                        + " expression that RE2 understands: missing closing )",
                "{category: A} ~~ the detector refuses its settings: patterns: there are none; give at least one",
                "{category: A, patterns: ['']} ~~ the detector refuses its settings: patterns[0] matches the empty text"
                        + " only; say what to look for",
                "{category: A, patterns: [a], validator: sum} ~~ the detector refuses its settings: validator: there"
                        + " is no sum; known are iban, luhn, mod11-10, mod97",
            })
    void badPatternsAreToldWithTheirFix(String settings, String problem) {
        assertThat(policy("detector: patterns\nsettings: " + settings).problems())
                .containsExactly("guards.yaml:4: guards.pii.settings: " + problem);
    }

    @Test
    void settingsOfTheWrongKindAreToldByTheirField() {
        assertThat(policy("detector: patterns\nsettings: {category: A, patterns: [a], max-length: 600, score: 2}")
                        .problems())
                .containsExactly(
                        "guards.yaml:4: guards.pii.settings.max-length: is 600; give a whole number from 1 to 256",
                        "guards.yaml:4: guards.pii.settings.score: is 2; give a number from 0 to 1");
    }

    /** What a category is called stands in tokens, and those must be known again in replies. */
    @ParameterizedTest
    @ValueSource(
            strings = {"detector: patterns\nsettings: {patterns: [a], ", "detector: terms\nsettings: {terms: [a], "})
    void aCategoryIsWrittenInUpperCase(String guard) {
        assertThat(policy(guard + "category: code name}").problems())
                .containsExactly("guards.yaml:4: guards.pii.settings.category: is no category; write it in upper case,"
                        + " with digits and _, such as CODE_NAME");
    }

    @Test
    void aLanguageThatNobodyCanTellIsAMistake() {
        assertThat(policy("detector: language\nsettings: {languages: [de, english]}")
                        .problems())
                .singleElement()
                .asString()
                .startsWith(
                        "guards.yaml:4: guards.pii.settings.languages: has english, which can't be told; known are ar,")
                .contains(" de, ", " ja, ", ", zh");
    }

    @Test
    void allowedValuesAreNoFindingsWhateverTheirCaseWidthAndSpaces() {
        var policy = policy("""
            detector: pii
            allow: [Help@Example.com, "4111111111111111"]
            allow-file: lists/ours.txt
            rules: [{action: by-level}]
            """).write("lists/ours.txt", "# our own\n+49 800 330 1000\n");
        assertThat(told(policy, "help@example.com, ann@example.com, 4111 1111 1111 1111, 5555 5555 5555 4444"))
                .isEqualTo("REWRITE help@example.com, [EMAIL], 4111 1111 1111 1111, [CREDIT_CARD]");
        assertThat(told(policy, "+49 8003301000")).isEqualTo("ALLOW +49 8003301000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "~~",
            quoteCharacter = '`',
            value = {
                "allow: []          ~~ guards.pii.allow: is empty; give some values, or leave it out",
                "allow: ours        ~~ guards.pii.allow: is a single value; give a list",
                "allow: [1]         ~~ guards.pii.allow[0]: is a number; give a text, in quotes",
                "allow-file: my.txt ~~ guards.pii.allow-file: no list file my.txt; there are none here",
            })
    void badAllowListsAreToldByTheirField(String allow, String problem) {
        assertThat(policy("detector: pii\n" + allow).problems()).containsExactly("guards.yaml:4: " + problem);
    }

    @Test
    void listsMayHaveManyThousandTerms() {
        var terms = IntStream.range(0, 20_000).mapToObj(i -> "customer " + i).collect(Collectors.joining("\n"));
        var policy = policy("""
            detector: terms
            settings: {category: CUSTOMER, terms-file: lists/customers.txt}
            rules: [{action: by-level}]
            """).write("lists/customers.txt", terms);
        assertThat(told(policy, "Customer 19999, customer 20000")).isEqualTo("REWRITE [CUSTOMER], customer 20000");
    }

    @Test
    void theSupportedLanguagesAreConfigured() {
        var russian = "Мой заказ ещё не пришёл, и я хотел бы знать, где он.";
        var usual = policy("detector: language\nrules: [{action: block}]");
        assertThat(told(usual, russian)).isEqualTo("BLOCK " + russian);
        var more = policy("detector: language\nsettings: {languages: [en, ru]}\nrules: [{action: block}]");
        assertThat(told(more, russian)).isEqualTo("ALLOW " + russian);
    }
}
