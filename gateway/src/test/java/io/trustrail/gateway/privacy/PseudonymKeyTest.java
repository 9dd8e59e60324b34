package io.trustrail.gateway.privacy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PseudonymKeyTest {

    private static final String DIGITS = "0123456789abcdef".repeat(4);

    @TempDir
    private Path data;

    private Path file() {
        return data.resolve("pseudonym.key");
    }

    private byte[] load(String given) throws IOException {
        return PseudonymKey.load(data, Map.of(PseudonymKey.VARIABLE, given));
    }

    @Test
    void theFirstStartMakesAFileThatOnlyItsOwnerReads() throws IOException {
        var key = PseudonymKey.load(data, Map.of());
        assertThat(key).hasSize(32).isNotEqualTo(new byte[32]);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void whatAProcessLeftThatDiedMeanwhileIsNoKey() throws IOException {
        var half = Files.writeString(data.resolve("pseudonym.key.new"), "0123");
        assertThat(PseudonymKey.load(data, Map.of())).hasSize(32);
        assertThat(half).doesNotExist();
    }

    @Test
    void laterStartsReadIt() throws IOException {
        assertThat(PseudonymKey.load(data, Map.of())).isEqualTo(PseudonymKey.load(data, Map.of()));
    }

    @Test
    void everyInstallationMakesItsOwn(@TempDir Path other) throws IOException {
        assertThat(PseudonymKey.load(data, Map.of())).isNotEqualTo(PseudonymKey.load(other, Map.of()));
    }

    @Test
    void theEnvironmentWinsAndMakesNoFile() throws IOException {
        assertThat(load(" " + DIGITS + "\n")).hasSize(32).startsWith(0x01, 0x23, 0x45);
        assertThat(file()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void anEmptyVariableIsNone(String given) throws IOException {
        assertThat(load(given)).isEqualTo(PseudonymKey.load(data, Map.of()));
    }

    @Test
    void aLongerKeyIsUsedWhole() throws IOException {
        assertThat(load(DIGITS + "ff")).hasSize(33);
    }

    @ParameterizedTest
    @CsvSource({
        "abc12, must hold hexadecimal digits only",
        "abcd1234, must hold at least 64 hexadecimal digits",
        "my-secret-passphrase, must hold hexadecimal digits only",
    })
    void aBadKeyIsToldWithoutShowingIt(String given, String told) throws IOException {
        assertThatThrownBy(() -> load(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(PseudonymKey.VARIABLE + " " + told)
                .hasMessageNotContaining(given)
                .hasNoCause();
        Files.write(file(), given.getBytes(US_ASCII));
        assertThatThrownBy(() -> PseudonymKey.load(data, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file() + " " + told)
                .hasMessageNotContaining(given)
                .hasNoCause();
    }
}
