package io.trustrail.gateway.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.policy.VendorSpec.Auth;
import io.trustrail.gateway.policy.VendorSpec.Breaker;
import io.trustrail.gateway.policy.VendorSpec.Pool;
import io.trustrail.gateway.policy.VendorSpec.RateLimit;
import io.trustrail.gateway.policy.VendorSpec.Retry;
import io.trustrail.gateway.policy.VendorSpec.Timeouts;
import io.trustrail.gateway.privacy.Operator;
import io.trustrail.gateway.privacy.OperatorKind;
import io.trustrail.gateway.privacy.PrivacyLevel;
import io.trustrail.gateway.privacy.Risk;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What good files become. */
class PolicyLoaderTest {

    @Test
    void fillsInWhatAVendorLeavesOut(@TempDir Path directory) {
        var book = PolicyDirectory.sound(directory).book();
        assertThat(book.vendors())
                .containsOnly(Map.entry(
                        "openai",
                        new VendorSpec(
                                "openai",
                                Set.of("openai-chat"),
                                URI.create("https://api.example.com"),
                                "",
                                Auth.BEARER,
                                false,
                                false,
                                null,
                                new Pool(8192, 8192, true),
                                new Timeouts(
                                        Duration.ofSeconds(5),
                                        Duration.ofMinutes(5),
                                        Duration.ofMinutes(2),
                                        Duration.ofMinutes(10)),
                                new Breaker(50, 50, Duration.ofSeconds(10)),
                                new Retry(3, 20, Duration.ofSeconds(5)),
                                new RateLimit(0))));
    }

    @Test
    void takesEveryFieldOfAVendor(@TempDir Path directory) {
        var book = PolicyDirectory.sound(directory)
                .write("ca.pem", "certificate")
                .variable("KEY", "k-1\n")
                .write("openai.yaml", """
                    vendors:
                      openai:
                        dialects: [openai-chat, anthropic-messages]
                        base-url: http://localhost:9/api/v1/
                        api-key: ${KEY}
                        auth: x-api-key
                        stream-usage: true
                        logprobs: true
                        tls: {ca-file: ca.pem}
                        pool: {connections: 1, concurrent-calls: 2, http2: false}
                        timeouts: {connect: 3ms, first-byte: 4s, idle: 5m, total: 6h}
                        breaker: {failure-rate: 7, window: 8, open: 9s}
                        retry: {attempts: 10, budget: 11, max-wait: 12s}
                        rate-limit: {calls-per-second: 13}
                    """)
                .book();
        assertThat(book.vendors().get("openai"))
                .isEqualTo(new VendorSpec(
                        "openai",
                        Set.of("openai-chat", "anthropic-messages"),
                        URI.create("http://localhost:9/api"),
                        "k-1",
                        Auth.X_API_KEY,
                        true,
                        true,
                        directory.resolve("ca.pem"),
                        new Pool(1, 2, false),
                        new Timeouts(
                                Duration.ofMillis(3),
                                Duration.ofSeconds(4),
                                Duration.ofMinutes(5),
                                Duration.ofHours(6)),
                        new Breaker(7, 8, Duration.ofSeconds(9)),
                        new Retry(10, 11, Duration.ofSeconds(12)),
                        new RateLimit(13)));
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.openai.com/v1, https://api.openai.com",
        "https://api.openai.com/v1/, https://api.openai.com",
        "https://api.anthropic.com, https://api.anthropic.com",
        "https://api.anthropic.com//, https://api.anthropic.com",
        "https://host/openai/v1, https://host/openai",
        "https://host/v1/v1, https://host/v1",
        "https://host/myv1, https://host/myv1",
        "http://127.0.0.1:8090/v1, http://127.0.0.1:8090",
        "http://[::1]:8090, http://[::1]:8090",
    })
    void understandsBaseUrlsWithAndWithoutVersion(String written, String meant, @TempDir Path directory) {
        var policy = PolicyDirectory.sound(directory)
                .variable("URL", written)
                .write("openai.yaml", "vendors: {openai: {dialects: [openai-chat], base-url: \"${URL}\"}}");
        assertThat(Objects.requireNonNull(policy.book().vendors().get("openai")).baseUrl())
                .isEqualTo(URI.create(meant));
        assertThat(policy.problems()).isEmpty();
    }

    @Test
    void takesEveryFieldOfAFeature(@TempDir Path directory) {
        var book = PolicyDirectory.sound(directory).write("features.yaml", """
            features:
              support:
                description: drafts
                level: 3
                guards: [pii]
                media: pass
                targets: [{vendor: openai, model: a, weight: 3}, {vendor: openai, model: b}]
                fallback: [{vendor: openai, model: c}]
            """).book();
        var feature = book.feature("support").orElseThrow();
        assertThat(feature.name()).isEqualTo("support");
        assertThat(feature.description()).isEqualTo("drafts");
        assertThat(feature.level().rung()).isEqualTo(3);
        assertThat(feature.media()).isEqualTo(MediaRule.PASS);
        assertThat(feature.promptGuards().isEmpty()).isFalse();
        assertThat(feature.replyGuards().isEmpty()).isFalse();
        assertThat(feature.targets())
                .containsExactly(
                        new TargetSpec("openai", "a", 3),
                        new TargetSpec("openai", "b", 1),
                        new TargetSpec("openai", "c", 0));
    }

    @Test
    void refusesMediaUnlessToldOtherwise(@TempDir Path directory) {
        var book = PolicyDirectory.sound(directory).book();
        assertThat(book.feature("support").orElseThrow().media()).isEqualTo(MediaRule.REFUSE);
    }

    @Test
    void takesEveryFieldOfALevel(@TempDir Path directory) {
        var book = PolicyDirectory.sound(directory).write("levels.yaml", """
            levels:
              1:
                title: one
                restore: true
                operators: {high: pseudonym, medium: mask, low: keep}
                overrides: {IBAN: hash, URL: redact, CREDIT_CARD: {mask: {keep-last: 2}}}
            """).book();
        assertThat(book.feature("support").orElseThrow().level())
                .isEqualTo(new PrivacyLevel(
                        1,
                        "one",
                        true,
                        Map.of(
                                Risk.HIGH, Operator.of(OperatorKind.PSEUDONYM),
                                Risk.MEDIUM, Operator.mask(4),
                                Risk.LOW, Operator.of(OperatorKind.KEEP)),
                        Map.of(
                                "IBAN",
                                Operator.of(OperatorKind.HASH),
                                "URL",
                                Operator.of(OperatorKind.REDACT),
                                "CREDIT_CARD",
                                Operator.mask(2))));
    }

    @Test
    void leavesAGuardOutOfADirectionInWhichItAllowsEverything(@TempDir Path directory) {
        var book = PolicyDirectory.sound(directory).write("guards.yaml", """
            guards:
              pii:
                detector: pii
                rules: [{direction: reply, action: allow}, {action: by-level}]
            """).book();
        var feature = book.feature("support").orElseThrow();
        assertThat(feature.promptGuards().isEmpty()).isFalse();
        assertThat(feature.replyGuards().isEmpty()).isTrue();
    }

    @Test
    void looksAsFarBehindAsItsDetectorsDo(@TempDir Path directory) {
        var book = PolicyDirectory.sound(directory).book();
        assertThat(book.feature("support").orElseThrow().promptGuards().lookBehind())
                .isEqualTo(PatternDetector.pii().lookBehind());
    }

    @Test
    void replacesVariablesWhereverAValueStands(@TempDir Path directory) {
        var policy = PolicyDirectory.sound(directory)
                .variable("SIZE", "large")
                .variable("WEIGHT", "7")
                .variable("EMPTY", "")
                .write("features.yaml", """
                    features:
                      support:
                        description: "$${SIZE} costs $5 {more} than ${EMPTY:-small}"
                        level: ${LEVEL:-1}
                        guards: [pii]
                        targets: [{vendor: openai, model: "gpt-${SIZE}-${YEAR:-2030}", weight: "${WEIGHT}"}]
                    """);
        var feature = policy.book().feature("support").orElseThrow();
        assertThat(feature.description()).isEqualTo("${SIZE} costs $5 {more} than small");
        assertThat(feature.targets()).containsExactly(new TargetSpec("openai", "gpt-large-2030", 7));
    }

    @Test
    void saysWhichVariableIsMissingOrWrongAndNeverItsValue(@TempDir Path directory) {
        var policy = PolicyDirectory.sound(directory)
                .variable("WEIGHT", "s3cret")
                .variable("KEY", "s3cret with blanks")
                .variable("URL", "https://s3cret@host")
                .write("features.yaml", """
                    features:
                      support:
                        description: ${not a name} and ${open
                        level: ${LEVEL}
                        guards: [pii]
                        targets: [{vendor: "${WEIGHT}", model: "${MODEL}", weight: "${WEIGHT}"}]
                    """)
                .write("openai.yaml", """
                    vendors:
                      openai: {dialects: [openai-chat], base-url: "${URL}", api-key: "${KEY}"}
                    """);
        assertThat(policy.problems())
                .containsExactly(
                        "features.yaml:3: features.support.description: can't be read; "
                                + "write ${NAME} or ${NAME:-default}, or $${ for the characters themselves",
                        "features.yaml:3: features.support.description: can't be read; "
                                + "write ${NAME} or ${NAME:-default}, or $${ for the characters themselves",
                        "features.yaml:4: features.support.level: environment variable LEVEL is not set; "
                                + "set it, or write ${LEVEL:-default}",
                        "features.yaml:6: features.support.targets[0].model: environment variable MODEL is not set; "
                                + "set it, or write ${MODEL:-default}",
                        "features.yaml:6: features.support.targets[0].vendor: no vendor ${WEIGHT}; "
                                + "known vendors are openai",
                        "features.yaml:6: features.support.targets[0].weight: is ${WEIGHT}; "
                                + "give a whole number from 1 to 1000",
                        "openai.yaml:2: vendors.openai.api-key: has characters that no key has; "
                                + "check the variable that it comes from",
                        "openai.yaml:2: vendors.openai.base-url: is no URL of an API; "
                                + "give http:// or https://, a host and at most a path");
    }

    @Test
    void readsTermsFromAListFile(@TempDir Path directory) {
        var policy = PolicyDirectory.sound(directory)
                .write("lists/names.txt", "# code names\nBluebird\n\n  Heron  \n")
                .write("guards.yaml", """
                    guards:
                      pii:
                        detector: terms
                        settings: {category: CODE_NAME, terms: [Wren], terms-file: lists/names.txt}
                        rules: [{action: block}]
                    """)
                .write("levels.yaml", """
                    levels:
                      1: {restore: true, operators: {high: pseudonym, medium: mask, low: keep}}
                    risks: {low: [CODE_NAME]}
                    """);
        assertThat(policy.problems()).isEmpty();
        assertThat(Checks.prompt(policy.book(), "Wren and Heron and Bluebird, not Finch")
                        .findings())
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cases/some.cases.yaml", "schemas/some.yaml", ".hidden/some.yaml", "a/.hidden.yaml", "x.yml"})
    void leavesOutWhatIsNoPolicyFile(String file, @TempDir Path directory) {
        var before = PolicyDirectory.sound(directory).book();
        var after = PolicyDirectory.empty(directory).write(file, "no: policy").book();
        assertThat(after.hash()).isEqualTo(before.hash());
    }

    @Test
    void hashesNamesAndContentsOfAllFiles(@TempDir Path one, @TempDir Path same, @TempDir Path other) {
        var hash = PolicyDirectory.sound(one).book().hash();
        assertThat(hash).matches("[0-9a-f]{64}");
        assertThat(PolicyDirectory.sound(same).book().hash()).isEqualTo(hash);
        var changed = PolicyDirectory.sound(other);
        var hashes = List.of(
                hash,
                changed.write("notes.yaml", "# a comment").book().hash(),
                PolicyDirectory.empty(same)
                        .write("notices.yaml", "# a comment")
                        .book()
                        .hash(),
                changed.write("notes.yaml", "# a Comment").book().hash(),
                changed.write("notes.yaml", "")
                        .write("more.yaml", "# a comment")
                        .book()
                        .hash(),
                changed.write("list.txt", "a term").book().hash());
        assertThat(hashes).doesNotHaveDuplicates();
    }
}
