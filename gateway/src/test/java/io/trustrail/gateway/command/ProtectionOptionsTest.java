package io.trustrail.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trustrail.gateway.assembly.Protection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Options that protect listeners, and secrets that come in files. */
class ProtectionOptionsTest {

    @TempDir
    private Path directory;

    private static Protection chosen(String... arguments) {
        var options = new ProtectionOptions();
        CommandLine.populateCommand(options, arguments);
        return options.chosen(Map.of());
    }

    @Test
    void nothingIsProtectedUnlessAsked() {
        assertThat(chosen()).isEqualTo(Protection.NONE);
    }

    @Test
    void eachListenerHasItsOwnFiles() {
        var chosen =
                chosen("--tls-cert=c", "--tls-key=k", "--tls-client-ca=a", "--admin-tls-cert=ac", "--admin-tls-key=ak");
        assertThat(chosen.data().orElseThrow().clients()).contains(Path.of("a"));
        assertThat(chosen.admin().orElseThrow().certificate()).isEqualTo(Path.of("ac"));
        assertThat(chosen.admin().orElseThrow().clients()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--tls-cert=c,       --tls-cert needs --tls-key",
        "--tls-key=k,        --tls-key needs --tls-cert",
        "--admin-tls-cert=c, --admin-tls-cert needs --admin-tls-key",
        "--tls-client-ca=a,  --tls-client-ca needs --tls-cert and --tls-key",
    })
    void aHalfIsRefused(String argument, String message) {
        assertThatThrownBy(() -> chosen(argument)).hasMessage(message);
    }

    @Test
    void theTokenIsNotPrinted() {
        var chosen = new ProtectionOptions().chosen(Map.of("TRUSTRAIL_METRICS_TOKEN", "hush"));
        assertThat(chosen.metricsToken()).contains("hush");
        assertThat(chosen.toString()).doesNotContain("hush");
    }

    @Test
    void secretsMayComeInFiles() throws IOException {
        var file = Files.writeString(directory.resolve("key"), "from-file\n").toString();
        var environment = SecretFiles.in(Map.of(
                "OPENAI_API_KEY_FILE", file,
                "ANTHROPIC_API_KEY", "set",
                "ANTHROPIC_API_KEY_FILE", file,
                "SSL_CERT_FILE", file));
        assertThat(environment)
                .containsEntry("OPENAI_API_KEY", "from-file")
                .containsEntry("ANTHROPIC_API_KEY", "set")
                .doesNotContainKey("SSL_CERT");
    }

    @Test
    void aSecretsFileThatIsMissingIsNamed() {
        assertThatThrownBy(() -> SecretFiles.in(Map.of("OPENAI_API_KEY_FILE", "/nowhere/key")))
                .hasMessage("OPENAI_API_KEY_FILE: /nowhere/key can't be read");
    }
}
