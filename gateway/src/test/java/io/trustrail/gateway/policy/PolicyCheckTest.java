package io.trustrail.gateway.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code policy check} prints and returns. */
class PolicyCheckTest {

    private static String check(PolicyDirectory policy) {
        var bytes = new ByteArrayOutputStream();
        int code;
        try (var out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            code = new PolicyCheck(policy.loader()).run(policy.path(), policy.environment(), out);
        }
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n") + code;
    }

    @Test
    void praisesASoundPolicyInShort(@TempDir Path directory) {
        var policy = PolicyDirectory.sound(directory);
        assertThat(check(policy)).isEqualTo("""
                The policy can be used: features support; vendors openai; hash %s.
                0""".formatted(policy.book().hash()));
    }

    @Test
    void passesAPolicyWithWarnings(@TempDir Path directory) {
        var policy = PolicyDirectory.sound(directory).write("more.yaml", "guards: {spare: {detector: secrets}}");
        assertThat(check(policy)).isEqualTo("""
                more.yaml:1: warning: guards.spare: is not used by any feature
                The policy can be used: features support; vendors openai; hash %s.
                0""".formatted(policy.book().hash()));
    }

    @Test
    void failsAPolicyWithErrors(@TempDir Path directory) {
        var policy = PolicyDirectory.sound(directory).write("more.yaml", """
                features:
                  chat: {level: 7, guards: [], targets: [{vendor: openai, model: small}]}
                levels: {3: {}}
                """);
        assertThat(check(policy)).isEqualTo("""
                more.yaml:2: features.chat.level: no level 7; known levels are 1, 3
                more.yaml:3: levels.3: is already defined in levels.yaml:3; remove one of the two
                The policy can't be used: errors: 2.
                1""");
    }
}
