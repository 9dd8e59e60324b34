package io.trustrail.gateway.policy.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.PatternDetector;
import io.trustrail.gateway.policy.PolicyDirectory;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases that pass, fail and can't be read. */
class PolicyCasesTest {

    private static final String PASSED = "Cases: 1 passed, 0 failed.\n0";

    /** Runs cases with a gate that sends on what it gets, and blocks what has "no" in it. */
    private static String run(PolicyDirectory policy) {
        var cases = new PolicyCases(PatternDetector.catalogue(), PolicyDirectory.DIALECTS, PolicyCasesTest::gate);
        var bytes = new ByteArrayOutputStream();
        int code;
        try (var out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            code = cases.run(policy.path(), policy.environment(), out);
        }
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n") + code;
    }

    private static RequestRunner.Outcome gate(Feature feature, String dialect, Buffer json) {
        var text = json.toString();
        if (text.contains("fail")) {
            throw new IllegalStateException("a secret");
        }
        return text.contains("no")
                ? new RequestRunner.Outcome(Action.BLOCK, Buffer.buffer())
                : new RequestRunner.Outcome(Action.ALLOW, json);
    }

    private static PolicyDirectory policy(Path directory, String cases) {
        return PolicyDirectory.sound(directory)
                .write(
                        "levels.yaml",
                        "levels: {1: {restore: true, operators: {high: pseudonym, medium: pseudonym, low: hash}}}\n"
                                + "risks: {medium: [EMAIL], low: [IP]}")
                .write("cases/x.cases.yaml", cases);
    }

    private static String text(Path directory, String text, String expectation) {
        return run(policy(directory, """
            cases:
              - name: a name
                feature: support
                text: %s
                expect: %s
            """.formatted(text, expectation)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        hello                  | {action: allow}
        hello                  | {action: allow, output: hello, categories: [], contains: [ell], absent: [x]}
        to a@b.c               | {action: rewrite, output: "to [EMAIL_*]", categories: [EMAIL], absent: ["a@b.c"]}
        to a@b.c and 10.0.0.1  | {action: rewrite, output: "to [EMAIL_*] and [IP#*]", categories: [IP, EMAIL]}
        a@b.c d@e.f a@b.c      | {action: rewrite, output: "[EMAIL_*1] [EMAIL_*2] [EMAIL_*1]"}
        a@b.c A@b.c            | {action: rewrite, output: "[EMAIL_*1] [EMAIL_*1]"}
        a@b.c 10.0.0.1         | {action: rewrite, output: "[EMAIL_*1] [IP#*1]"}
        a@b.c d@e.f            | {action: rewrite, contains: ["[EMAIL_*1] [EMAIL_*2]", "[EMAIL_*1]"]}
        """)
    void passes(String text, String expectation, @TempDir Path directory) {
        assertThat(text(directory, text, expectation)).isEqualTo(PASSED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        hello         | {action: flag}                                     | expected action flag, got allow
        hello         | {action: allow, output: hallo}                     | expected "hallo", got "hello"
        hello         | {action: allow, categories: [IP]}                  | expected categories [IP], got []
        hello         | {action: allow, contains: [x], absent: [h]}        | expected "x" in the output; expected no "h"; output is "hello"
        "a\\nb"       | {action: allow, output: b}                         | expected "b", got "a\\nb"
        a@b.c d@e.f   | {action: rewrite, contains: ["[EMAIL_*1] [EMAIL_*1]"]} | expected "[EMAIL_*1] [EMAIL_*1]" in the output; output is "[TOKEN] [TOKEN]"
        a@b.c a@b.c   | {action: rewrite, contains: ["[EMAIL_*1] [EMAIL_*2]"]} | expected "[EMAIL_*1] [EMAIL_*2]" in the output; output is "[TOKEN] [TOKEN]"
        a@b.c         | {action: rewrite, contains: ["[IP#*]"]}            | expected "[IP#*]" in the output; output is "[TOKEN]"
        """)
    void tellsWhatDiffers(String text, String expectation, String difference, @TempDir Path directory) {
        assertThat(text(directory, text, expectation).replaceAll("\\[EMAIL_[0-9A-Z]+]", "[TOKEN]"))
                .isEqualTo("cases/x.cases.yaml:2: a name: " + difference + "\nCases: 0 passed, 1 failed.\n1");
    }

    @Test
    void doesNotDependOnTheGatewaysKey(@TempDir Path directory) {
        var first = text(directory, "a@b.c", "{action: allow, output: x}");
        assertThat(text(directory, "a@b.c", "{action: allow, output: x}")).isEqualTo(first);
    }

    @Test
    void aReplyMayHaveThePromptThatItAnswers(@TempDir Path directory) {
        var policy = policy(directory, """
            cases:
              - name: told by the user
                feature: support
                direction: reply
                prompt: I am a@b.c
                text: to a@b.c
                expect: {action: allow}
              - name: told by the system
                feature: support
                direction: reply
                system: we are a@b.c
                text: to a@b.c
                expect: {action: allow}
              - name: told by nobody
                feature: support
                direction: reply
                prompt: I am d@e.f
                text: to a@b.c
                expect: {action: block}
            """).write("guards.yaml", """
                guards:
                  pii:
                    detector: pii
                    rules: [{direction: reply, unless-in-prompt: true, action: block}, {action: allow}]
                """);
        assertThat(run(policy)).isEqualTo("Cases: 3 passed, 0 failed.\n0");
    }

    @Test
    void aPromptAnswersNone(@TempDir Path directory) {
        assertThat(run(policy(directory, """
            cases:
              - {name: x, feature: support, prompt: y, text: z, expect: {action: allow}}
            """)))
                .contains("prompt: is what a reply answers; add direction: reply, or leave it out");
    }

    @Test
    void givesConditionsTheirFacts(@TempDir Path directory) {
        var policy = policy(directory, """
            cases:
              - name: all that a text case can say about its call
                feature: support
                direction: reply
                origin: tool-call
                application: crm
                purpose: billing
                dialect: anthropic-messages
                stream: true
                text: to a@b.c
                expect: {action: block, categories: [EMAIL]}
              - name: usually
                feature: support
                text: to a@b.c
                expect: {action: flag}
            """).write("guards.yaml", """
                guards:
                  pii:
                    detector: pii
                    rules:
                      - action: block
                        when: >
                          application == 'crm' && purpose == 'billing' && dialect == 'anthropic-messages'
                          && stream && direction == 'reply' && origin == 'tool-call'
                      - action: flag
                        when: >
                          application == 'cases' && tenant == 'cases' && purpose == '' && dialect == 'openai-chat'
                          && !stream && direction == 'prompt' && origin == 'user' && level == 1
                      - action: allow
                """);
        assertThat(run(policy)).isEqualTo("Cases: 2 passed, 0 failed.\n0");
    }

    private static String request(Path directory, String request, String expectation) {
        return run(policy(directory, """
            cases:
              - name: a name
                feature: support
                dialect: openai-chat
                request: %s
                expect: %s
            """.formatted(request, expectation)));
    }

    private static final String REQUEST = "{model: m, t: 1.0, n: null, ok: true, list: [{a: '[EMAIL_7]'}, 2]}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{action: allow}",
                "{action: allow, output: {model: m}}",
                "{action: allow, output: {t: 1, n: null, ok: true, list: [{a: '[EMAIL_*]'}, 2.0]}}",
                "{action: allow, output: {list: [{}, 2]}}",
                "{action: allow, exact: true, output: {model: m, t: 1, n: null, ok: true, list: [{a: '[EMAIL_*]'},"
                        + " 2]}}",
                "{action: allow, contains: ['\"model\":\"m\"', '[EMAIL_*]', '\"t\":1.0'], absent: [x]}",
            })
    void passesRequests(String expectation, @TempDir Path directory) {
        assertThat(request(directory, REQUEST, expectation)).isEqualTo(PASSED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {action: block}                                           | expected action block, got allow
        {action: allow, output: {model: n}}                       | expected output.model "n", got "m"
        {action: allow, output: {nodel: m}}                       | expected output.nodel, got none
        {action: allow, output: {t: true}}                        | expected output.t true, got 1.0
        {action: allow, output: {list: [{a: b}, 2]}}              | expected output.list[0].a "b", got "[EMAIL_7]"
        {action: allow, output: {list: [{}]}}                     | expected output.list [{}], got [{a=[EMAIL_7]}, 2]
        {action: allow, exact: true, output: {model: m}}          | expected no output.t
        """)
    void tellsWhereRequestsDiffer(String expectation, String difference, @TempDir Path directory) {
        assertThat(request(directory, REQUEST, expectation))
                .isEqualTo("cases/x.cases.yaml:2: a name: " + difference + "\nCases: 0 passed, 1 failed.\n1");
    }

    @Test
    void sendsATextOfJsonAsItIs(@TempDir Path directory) {
        assertThat(request(directory, "'{\"a\" :  1.00'", "{action: allow, contains: ['{\"a\" :  1.00']}"))
                .isEqualTo(PASSED);
    }

    @Test
    void expectsNothingOfABlockedRequest(@TempDir Path directory) {
        assertThat(request(directory, "{a: no}", "{action: block}")).isEqualTo(PASSED);
        assertThat(request(directory, "{a: no}", "{action: block, output: {}}"))
                .startsWith("cases/x.cases.yaml:2: a name: expected a request to go out, got none\n");
    }

    @Test
    void goesOnWhenACaseCannotBeRun(@TempDir Path directory) {
        assertThat(request(directory, "{a: fail}", "{action: allow}"))
                .isEqualTo("cases/x.cases.yaml:2: a name: running it failed with IllegalStateException\n"
                        + "Cases: 0 passed, 1 failed.\n1");
    }

    @Test
    void tellsWhatIsWrongWithCases(@TempDir Path directory) {
        var policy = policy(directory, """
            cases:
              - {name: sound, feature: support, text: "${hi}", expect: {action: allow, output: "${hi}"}}
              - {feature: suport, txt: hi, expect: {action: allow}}
              - {name: a, feature: support, txt: hi, expect: {action: alow, out: hi}}
              - {name: b, feature: support, dialect: openai, request: {}, text: hi, expect: {action: allow, categories: []}}
            case: 1
            """)
                .write("cases/deep/y.cases.yaml", "cases: {}")
                .write("cases/z.yaml", "[");
        assertThat(run(policy)).isEqualTo("""
            cases/deep/y.cases.yaml:1: cases: is a map; give a list
            cases/x.cases.yaml:3: cases[1]: name is missing; give a sentence that says what is tested
            cases/x.cases.yaml:3: cases[1].feature: no feature suport (did you mean support?); \
            known features are support
            cases/x.cases.yaml:4: cases[2]: text is missing; give a text, or a request
            cases/x.cases.yaml:4: cases[2].expect.action: no action alow (did you mean allow?); \
            known actions are allow, block, flag, hold, rewrite
            cases/x.cases.yaml:4: cases[2].expect.out: no field out; \
            known fields are absent, action, categories, contains, output
            cases/x.cases.yaml:4: cases[2].txt: no field txt (did you mean text?); known fields are application, \
            dialect, direction, expect, feature, name, origin, prompt, purpose, request, stream, system, text
            cases/x.cases.yaml:5: cases[3].dialect: no dialect openai; \
            known dialects are anthropic-messages, openai-chat
            cases/x.cases.yaml:5: cases[3].expect.categories: no field categories; \
            known fields are absent, action, contains, exact, output
            cases/x.cases.yaml:5: cases[3].text: no field text; \
            known fields are dialect, expect, feature, name, request
            cases/x.cases.yaml:6: case: no field case (did you mean cases?); known fields are cases
            cases/z.yaml:1:2: is no valid YAML: expected the node content, but found '<stream end>'
            Cases: 1 passed, 0 failed, and some can't be read.
            1\
            """);
    }

    @Test
    void reportsAPolicyThatCannotBeUsed(@TempDir Path directory) {
        var policy = policy(directory, "cases: []").write("features.yaml", "features: 7");
        assertThat(run(policy)).isEqualTo("features.yaml:1: features: is a single value; give a map\n1");
    }

    @Test
    void isContentWithAPolicyWithoutCases(@TempDir Path directory) {
        assertThat(run(PolicyDirectory.sound(directory))).isEqualTo("Cases: 0 passed, 0 failed.\n0");
    }

    private static String reviewed(Path directory, String about, String review) {
        return run(policy(directory, """
            cases:
              - name: a name
                feature: looked-at
                direction: reply
                %s
                expect: {action: allow, review: %s}
            """.formatted(about.strip().replace("; ", "\n    "), review))
                .write("looked-at.yaml", """
                    features:
                      looked-at:
                        level: 1
                        guards: []
                        targets: [{vendor: openai, model: m}]
                        review:
                          sample: 0.5
                          rules:
                            - {confidence-below: 0.2, do: hold}
                            - {when: "signals['unknown-numbers'] > 0.3 && subject", do: park}
                            - {when: "language == 'de'", do: after}
                    """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        text: All is well.; confidence: 0.1                                   | hold
        text: All is well.; signals: {unknown-numbers: 0.5}; subject: true    | park
        text: All is well.; signals: {unknown-numbers: 0.5}                   | none
        text: Your order is 815.; documents: [order 4711]; subject: true      | park
        text: Your order is 4711.; documents: [order 4711]; subject: true     | none
        text: Das ist leider nicht möglich, wir melden uns morgen bei Ihnen.  | after
        text: All is well.; drawn: true                                       | sample
        text: All is well.; drawn: true; confidence: 0.1                      | hold
        text: All is well.                                                    | none
        """)
    void saysWhatPeopleHaveToDoWithAReply(String about, String review, @TempDir Path directory) {
        assertThat(reviewed(directory, about, review)).endsWith(PASSED);
    }

    @Test
    void tellsWhatPeopleDoInstead(@TempDir Path directory) {
        assertThat(reviewed(directory, "text: All is well.; confidence: 0.1", "park"))
                .contains("a name: expected review park, got hold")
                .endsWith("1");
    }

    @Test
    void namesASignalThatIsNone(@TempDir Path directory) {
        assertThat(reviewed(directory, "text: All is well.; signals: {moods: 1}", "none"))
                .contains("signals", "is no signal");
    }
}
