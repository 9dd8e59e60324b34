package io.trustrail.gateway.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.policy.Checks;
import io.trustrail.gateway.policy.PolicyDirectory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions in rules: what they may ask, when they are refused, and what happens when they fail. */
class ConditionTest {

    private static final String KNOWN = "known names are application, category, dialect, direction, feature, level, "
            + "origin, purpose, score, stream, tenant";

    private static PolicyDirectory policy(Path directory, String when) {
        return PolicyDirectory.sound(directory).write("guards.yaml", """
                guards:
                  pii:
                    detector: pii
                    rules:
                      - {action: block, when: %s}
                      - {action: allow}
                """.formatted(when));
    }

    private static Action decided(Path directory, String when) {
        var facts = Checks.facts("acme", "crm", true, "billing");
        var passage = Passage.whole(facts, Direction.PROMPT, Origin.TOOL_RESULT, "to a@b.c");
        return Checks.check(policy(directory, when).book(), passage).action();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenant == 'acme'",
                "application == 'crm'",
                "feature == 'support'",
                "dialect == 'openai-chat'",
                "purpose == 'billing'",
                "direction == 'prompt'",
                "origin == 'tool-result'",
                "category == 'EMAIL'",
                "level == 1 && level < 2",
                "level < 1.5 && score < 1",
                "stream",
                "score > 0.7 && score < 0.9",
                "application in ['crm', 'erp']",
                "'application.matches(''^c.m$'')'",
                "\"['a', 'acme'].exists(name, name == tenant)\"",
            })
    void holds(String when, @TempDir Path directory) {
        assertThat(decided(directory, when.startsWith("'") || when.startsWith("\"") ? when : '"' + when + '"'))
                .isEqualTo(Action.BLOCK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tenant != 'acme'", "level > 1", "!stream", "score > 0.9", "origin == 'user'", "purpose == ''"})
    void doesNotHold(String when, @TempDir Path directory) {
        assertThat(decided(directory, '"' + when + '"')).isEqualTo(Action.ALLOW);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            tenent == 'acme'                 | 5:31 | undeclared reference to 'tenent'; KNOWN
            "tenent == 'acme'"               | 5:32 | undeclared reference to 'tenent'; KNOWN
            "true && now > 3"                | 5:40 | undeclared reference to 'now'; KNOWN
            level                            | 5:31 | expected type 'bool' but found 'int'
            tenant > 1.5                     | 5:38 | found no matching overload for '_>_' applied to '(string, double)'
            "tenant =="                      | 5:41 | mismatched input '<EOF>' expecting {'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}
            "tenant.matches('[')"            | 5:47 | no regular expression that RE2 understands
            "tenant.matches('(?=a)')"        | 5:47 | no regular expression that RE2 understands
            7                                | 5    | is a number; give a text, in quotes
            """)
    void isRefusedWithItsPlace(String when, String at, String message, @TempDir Path directory) {
        assertThat(policy(directory, when).problems())
                .containsExactly(
                        "guards.yaml:" + at + ": guards.pii.rules[0].when: " + message.replace("KNOWN", KNOWN));
    }

    @Test
    void isRefusedWithItsLineInABlock(@TempDir Path directory) {
        var policy = PolicyDirectory.sound(directory).write("guards.yaml", """
                guards:
                  pii:
                    detector: pii
                    rules:
                      - action: block
                        when: |
                          tenant == 'acme' &&
                          aplication == 'crm'
                      - action: flag
                        when: >
                          tenant == 'acme' && aplication == 'crm'
                """);
        assertThat(policy.problems())
                .isEqualTo(List.of(
                        "guards.yaml:8: guards.pii.rules[0].when: undeclared reference to 'aplication'; " + KNOWN,
                        "guards.yaml:11: guards.pii.rules[1].when: undeclared reference to 'aplication'; " + KNOWN));
    }

    @Test
    void failsItsGuardWhenItCannotBeEvaluated(@TempDir Path directory) {
        var book = policy(directory, "\"1 / (level - 1) == 0\"").book();
        var verdict = Checks.prompt(book, "to a@b.c");
        assertThat(verdict.action()).isEqualTo(Action.BLOCK);
        assertThat(verdict.failed()).containsExactly("pii");
        assertThat(Checks.prompt(book, "to nobody").failed()).isEmpty();
    }
}
