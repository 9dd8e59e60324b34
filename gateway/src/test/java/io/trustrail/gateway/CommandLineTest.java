package io.trustrail.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.audit.Grounds;
import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.audit.JournalOptions;
import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.policy.PolicyDirectory;
import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.seal.SubjectSeal;
import io.trustrail.gateway.seal.master.KeysetSource;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private static final Pattern KEY = Pattern.compile("key     (\\S+)");
    private static final Pattern KEY_ID = Pattern.compile("key id  (\\S+)");

    @TempDir
    private Path data;

    /** What a command left behind. */
    private record Ran(int code, String out, String err) {

        String first(Pattern pattern) {
            var found = pattern.matcher(out);
            assertThat(found.find()).as(out).isTrue();
            return found.group(1);
        }
    }

    private static Ran run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var stdout = new ByteArrayOutputStream();
        var before = System.out;
        System.setOut(new PrintStream(stdout, true, UTF_8));
        try {
            int code = Main.commandLine()
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(err, true))
                    .execute(arguments);
            return new Ran(code, out + stdout.toString(UTF_8), err.toString());
        } finally {
            System.setOut(before);
        }
    }

    private Ran keys(String command, String... rest) {
        var arguments = new String[rest.length + 4];
        arguments[0] = "keys";
        arguments[1] = command;
        arguments[2] = "--data";
        arguments[3] = data.toString();
        System.arraycopy(rest, 0, arguments, 4, rest.length);
        return run(arguments);
    }

    @Test
    void aKeyIsMadeListedAndRevoked() {
        var made = keys("create", "--name", "desk", "--feature", "support", "--requests-per-minute", "60");
        assertThat(made.code()).isZero();
        var key = made.first(KEY);
        var id = made.first(KEY_ID);
        var listed = keys("list");
        assertThat(listed.out())
                .contains(id, "…" + key.substring(key.length() - 4), "desk", "default", "support", "60/min", "active")
                .doesNotContain(key);
        var revoked = keys("revoke", id);
        assertThat(revoked.code()).isZero();
        assertThat(revoked.out()).contains("revoked", id);
        assertThat(keys("list").out()).contains("revoked 2").doesNotContain("active");
    }

    @Test
    void anOlderMasterKeyIsRetiredOnceNothingNeedsIt() {
        assertThat(keys("create", "--name", "desk").code()).isZero();
        try (var store = Store.open(data)) {
            SubjectSeal.open(store, KeysetSource.of(data, Map.of()), Clock.systemUTC())
                    .number(Subject.person("default", "ann"));
        }
        assertThat(keys("rotate-master").code()).isZero();
        assertThat(keys("retire-master").code()).isEqualTo(2);
        var early = keys("retire-master", "--gateways-restarted");
        assertThat(early.code()).isEqualTo(1);
        assertThat(early.err()).contains("2 keys in the store", "keys rewrap");
        assertThat(keys("rewrap").out()).contains("2 keys are wrapped anew");
        assertThat(keys("retire-master", "--gateways-restarted").out()).contains("1 older keys are out");
        assertThat(keys("rewrap").out()).contains("0 keys");
    }

    @Test
    void aFileThatIsNotThereIsToldInWords() {
        var ran = run("eval", "pii", data.resolve("nothing.jsonl").toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("nothing.jsonl: there is no such file");
    }

    @Test
    void aKeyWithoutLimitsSaysSo() {
        assertThat(keys("create", "--name", "desk", "--tenant", "acme").code()).isZero();
        assertThat(keys("list").out()).contains("acme", "all features", "no limit");
    }

    @Test
    void aKeyForAFeatureThatNobodyDefinedIsRefused() {
        var policies = Path.of("..", "policies").toString();
        var slip = keys("create", "--name", "desk", "--policies", policies, "--feature", "suport-replies");
        assertThat(slip.code()).isEqualTo(1);
        assertThat(slip.err())
                .contains("--feature: no feature suport-replies (did you mean support-replies?)")
                .contains("known features are agent-copilot, shared-insights, support-replies");
        assertThat(keys("create", "--name", "desk", "--policies", policies, "--feature", "support-replies")
                        .code())
                .isZero();
        var unchecked = keys("create", "--name", "desk", "--policies", data.toString(), "--feature", "support");
        assertThat(unchecked.code()).isZero();
        assertThat(unchecked.err()).contains("there are no policies in", "feature support", "--policies");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "revoke nobody                              | no key has this id",
                "create --name ''                           | the name must have 1 to 100 characters",
                "create --name x --requests-per-minute -1   | the limit must be 0 (none) or more",
            })
    void whatCanNotBeDoneIsToldInASentence(String command, String told) {
        keys("create", "--name", "desk");
        var words = List.of(command.replace("''", "\0").split(" ")).stream()
                .map(word -> word.replace("\0", ""))
                .toArray(String[]::new);
        var ran = keys(words[0], List.of(words).subList(1, words.length).toArray(String[]::new));
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).startsWith("trustrail: ").contains(told).doesNotContain("Exception", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fly", "keys", "keys create", "keys revoke", "serve --port many", "audit list --what"})
    void wrongUseIsTold(String command) {
        var ran = run(command.isEmpty() ? new String[0] : command.split(" "));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("Usage: trustrail").doesNotContain("\tat ");
    }

    @Test
    void helpNamesEveryCommand() {
        assertThat(run("--help").out()).contains("serve", "policy", "keys", "audit", "rehearse");
        assertThat(run("serve", "--help").out()).contains("TRUSTRAIL_PORT", "TRUSTRAIL_DATA", "--[no-]demo");
        assertThat(run("--version").out()).startsWith("trustrail ");
    }

    @Test
    void aGoodPolicyIsUsable(@TempDir Path policies) {
        PolicyDirectory.sound(policies);
        var ran = run("policy", "check", "--policies", policies.toString());
        assertThat(ran.out()).contains("can be used", "features support", "vendors openai");
        assertThat(ran.code()).isZero();
    }

    @Test
    void aBadPolicyIsToldWithFileAndField(@TempDir Path policies) {
        PolicyDirectory.sound(policies).write("features.yaml", "features:\n  support:\n    level: 9\n");
        var ran = run("policy", "check", "--policies", policies.toString());
        assertThat(ran.out()).contains("features.yaml:", "level", "can't be used");
        assertThat(ran.code()).isEqualTo(1);
    }

    @Test
    void theRecordIsListedWholeOrForOneCall() throws Exception {
        var vertx = Vertx.vertx();
        var journal = Journal.open(vertx, data.resolve("journal"), JournalOptions.DEFAULT);
        journal.append(opened("call_1")).await(10, TimeUnit.SECONDS);
        journal.append(opened("call_2")).await(10, TimeUnit.SECONDS);
        journal.close().await(10, TimeUnit.SECONDS);
        vertx.close().await(10, TimeUnit.SECONDS);
        var all = run("audit", "list", "--data", data.toString());
        assertThat(all.code()).isZero();
        assertThat(all.out().lines().filter(line -> line.contains("\"opened\"")))
                .hasSize(2);
        assertThat(run("audit", "list", "--data", data.toString(), "--call", "call_2")
                        .out()
                        .lines())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("call_2"));
    }

    private static AuditEvent opened(String call) {
        return new AuditEvent.Opened(
                call,
                Instant.EPOCH,
                "t",
                "app",
                "f",
                1,
                "hash",
                "openai-chat",
                false,
                "openai",
                "gpt",
                Action.ALLOW,
                Map.of(),
                List.of(),
                List.of(),
                Grounds.NONE,
                AuditEvent.Ties.NONE);
    }

    @Test
    void aRecordThatIsNotThereIsToldInASentence() {
        var ran = run("audit", "list", "--data", data.resolve("elsewhere").toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).startsWith("trustrail: there is no record in ").contains("elsewhere", "--data");
        assertThat(data.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void lookingForKeysMakesNoStore() {
        var elsewhere = data.resolve("elsewhere");
        var ran = run("keys", "list", "--data", elsewhere.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("elsewhere", "--data");
        assertThat(Files.exists(elsewhere)).isFalse();
    }

    @Test
    void aGatewayThatCanNotStartSaysWhy(@TempDir Path policies) {
        PolicyDirectory.sound(policies).write("features.yaml", "features: 7\n");
        var ran = run("serve", "--policies", policies.toString(), "--data", data.toString(), "--port", "0");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("features.yaml:1").doesNotContain("\tat ");
    }

    @Test
    void aFileWhereADirectoryShouldBeIsToldAsSuch(@TempDir Path policies) throws IOException {
        PolicyDirectory.sound(policies);
        var file = Files.writeString(data.resolve("file"), "");
        var ran = run("serve", "--policies", policies.toString(), "--data", file.toString(), "--port", "0");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains(file + ": is a file", "--data");
        var swapped = run("serve", "--policies", file.toString(), "--data", data.toString(), "--port", "0");
        assertThat(swapped.code()).isEqualTo(1);
        assertThat(swapped.err()).contains(file + ": is no directory that can be read");
    }

    @Test
    void aPortThatIsTakenIsNamedAndNothingElseIsSuspected(@TempDir Path policies) throws IOException {
        PolicyDirectory.sound(policies);
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            var ran = run("serve", "--policies", policies.toString(), "--data", data.toString(), "--port", port);
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.err())
                    .contains("--port " + port + ": ", "in use. Choose another port")
                    .doesNotContain("see that there is room");
        }
    }
}
