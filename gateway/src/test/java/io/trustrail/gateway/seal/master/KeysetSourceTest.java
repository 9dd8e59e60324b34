package io.trustrail.gateway.seal.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.trustrail.gateway.store.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysetSourceTest {

    private static final byte[] ABOUT = {1};

    @TempDir
    private Path data;

    private static MasterKeys fromCommand(String command) {
        return MasterKeys.load(new KeysetCommand(command, Duration.ofMillis(200)));
    }

    private static byte[] wrapped(MasterKeys keys) throws Exception {
        return keys.wrap(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, Tink.configuration()), ABOUT);
    }

    @Test
    void allSourcesGiveTheSameKeyset() throws Exception {
        var keys = MasterKeys.loadOrCreate(KeysetSource.of(data, Map.of()));
        var wrapped = wrapped(keys);
        var file = data.resolve(KeysetFile.NAME);
        var environment = Map.of(KeysetSource.VARIABLE, Files.readString(file));
        var command = Map.of(KeysetSource.COMMAND_VARIABLE, "cat '" + file + "'");
        for (var source : new Map<?, ?>[] {Map.of(), environment, command}) {
            @SuppressWarnings("unchecked")
            var given = (Map<String, String>) source;
            assertThat(MasterKeys.load(KeysetSource.of(data, given))
                            .unwrap(wrapped, ABOUT)
                            .size())
                    .isEqualTo(1);
        }
    }

    @Test
    void twoSourcesAreOneTooMany() {
        assertThatThrownBy(() -> KeysetSource.of(
                        data, Map.of(KeysetSource.VARIABLE, "{}", KeysetSource.COMMAND_VARIABLE, "true")))
                .hasMessageContaining("TRUSTRAIL_KEYSET and TRUSTRAIL_KEYSET_COMMAND");
    }

    @Test
    void noKeysetIsMadeForTheEnvironment() {
        assertThatThrownBy(() -> MasterKeys.loadOrCreate(new KeysetVariable("s3cret-but-wrong")))
                .isInstanceOf(KeysetUnusable.class)
                .hasMessageContaining("TRUSTRAIL_KEYSET")
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"primaryKeyId\":1,\"key\":[]}", "null", "[1]"})
    void aKeysetThatCantBeReadIsLeftAsItIs(String content) throws IOException {
        var file = data.resolve(KeysetFile.NAME);
        Files.writeString(OwnerOnly.file(file), content);
        assertThatThrownBy(() -> MasterKeys.loadOrCreate(KeysetSource.of(data, Map.of())))
                .isInstanceOf(KeysetUnusable.class)
                .hasMessageContaining(file.toString());
        assertThat(file).hasContent(content);
    }

    @Test
    void aKeysetThatOthersCanReadIsRefusedUntilTheyCant() throws Exception {
        MasterKeys.loadOrCreate(KeysetSource.of(data, Map.of()));
        var file = data.resolve(KeysetFile.NAME);
        var content = Files.readString(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> MasterKeys.loadOrCreate(KeysetSource.of(data, Map.of())))
                .isInstanceOf(KeysetUnusable.class)
                .hasMessageContaining("chmod 600 " + file);
        assertThat(file).hasContent(content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        assertThat(MasterKeys.load(KeysetSource.of(data, Map.of()))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "exit 3, exit code 3",
        "true, printed nothing",
        "sleep 30, did not end within",
        "echo {, holds no master keyset"
    })
    void aCommandThatFailsIsNamed(String command, String why) {
        assertThatThrownBy(() -> fromCommand(command))
                .isInstanceOf(KeysetUnusable.class)
                .hasMessageContaining("TRUSTRAIL_KEYSET_COMMAND")
                .hasMessageContaining(why);
    }

    @Test
    void rotationKeepsTheOldKeysAndWrapsWithTheNew() throws Exception {
        var source = KeysetSource.of(data, Map.of());
        var old = wrapped(MasterKeys.loadOrCreate(source));
        var before = Files.readString(data.resolve(KeysetFile.NAME));
        MasterKeys.rotate(source, new KeysetFile(data.resolve(KeysetFile.NAME)));
        var rotated = MasterKeys.load(source);
        assertThat(rotated.unwrap(old, ABOUT).size()).isEqualTo(1);

        var fresh = wrapped(rotated);
        Files.writeString(data.resolve(KeysetFile.NAME), before);
        var behind = MasterKeys.load(source);
        assertThatThrownBy(() -> behind.unwrap(fresh, ABOUT)).hasMessageContaining("does not open the keys");
    }
}
