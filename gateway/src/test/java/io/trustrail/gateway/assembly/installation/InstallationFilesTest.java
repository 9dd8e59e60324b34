package io.trustrail.gateway.assembly.installation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.trustrail.gateway.access.ApplicationKeys;
import io.trustrail.gateway.access.users.Users;
import io.trustrail.gateway.it.fixture.StoreKind;
import io.trustrail.gateway.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that a gateway leaves in its data directory for people and other processes. */
class InstallationFilesTest {

    @TempDir
    private Path data;

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void portsAreWrittenAsAWholeAndForgotten() throws IOException {
        Ports.write(data, 80, 90);
        Ports.write(data, 8080, 9090);
        var file = data.resolve("ports.json");
        assertThat(new ObjectMapper().readTree(file.toFile()))
                .isEqualTo(new ObjectMapper().readTree("{\"port\":8080,\"adminPort\":9090}"));
        assertThat(data).isDirectoryNotContaining("glob:**.new");
        Ports.forget(data);
        Ports.forget(data);
        assertThat(file).doesNotExist();
    }

    @Test
    void anEmptyStoreGetsADemoKeyThatOnlyItsOwnerReads() throws IOException {
        try (var store = Store.open(data)) {
            var keys = new ApplicationKeys(store);
            DemoKey.createIfEmpty(data, keys);
            var file = data.resolve("demo-app.key");
            assertThat(mode(file)).isEqualTo("rw-------");
            var key = Files.readString(file).strip();
            assertThat(keys.list()).singleElement().satisfies(info -> {
                assertThat(info.name()).isEqualTo("demo");
                assertThat(key).endsWith(info.last4());
            });
            DemoKey.createIfEmpty(data, keys);
            assertThat(file).hasContent(key);
        }
    }

    @Test
    void anEmptyStoreGetsADemoUserWhosePasswordOnlyItsOwnerReads() throws IOException {
        try (var store = Store.open(data)) {
            var users = new Users(store);
            DemoUser.createIfEmpty(data, users);
            var file = data.resolve("demo-user.txt");
            assertThat(mode(file)).isEqualTo("rw-------");
            assertThat(Files.readAllLines(file).get(0)).isEqualTo("user: demo");
            assertThat(Files.readAllLines(file).get(1)).matches("password: [a-z2-9-]{24}");
            assertThat(users.list())
                    .singleElement()
                    .satisfies(user -> assertThat(user.name()).isEqualTo("demo"));
            var first = Files.readString(file);
            DemoUser.createIfEmpty(data, users);
            assertThat(file).hasContent(first);
        }
    }

    @Test
    void aStoreWithKeysGetsNoDemoKey() throws IOException {
        try (var store = Store.open(data)) {
            var keys = new ApplicationKeys(store);
            keys.revoke(keys.create("desk", "acme", Set.of(), 0).info().id());
            DemoKey.createIfEmpty(data, keys);
            assertThat(data.resolve("demo-app.key")).doesNotExist();
            assertThat(keys.list()).hasSize(1);
        }
    }

    /* Each of two gateways that start at once would make the half that the other has not made yet. */
    @Test
    void ofGatewaysOnOneStoreOneMakesKeyAndUser() throws IOException {
        var other = Files.createDirectory(data.resolve("other"));
        try (var store = StoreKind.POSTGRES.open(data)) {
            try (var turn = store.take(Demo.DUTY).orElseThrow()) {
                assertThat(turn.renew()).isTrue();
                Demo.createIfEmpty(other, store);
            }
            assertThat(other).isEmptyDirectory();
            Demo.createIfEmpty(data, store);
            assertThat(data.resolve(DemoKey.FILE)).exists();
            assertThat(data.resolve(DemoUser.FILE)).exists();
            Demo.createIfEmpty(other, store);
            assertThat(other).isEmptyDirectory();
        }
    }

    @Test
    void directoriesAndFilesAreTheOwnersFromTheStart() throws IOException {
        var directory = data.resolve("a/b");
        OwnerDirectory.create(directory);
        OwnerDirectory.create(directory);
        assertThat(mode(directory)).isEqualTo("rwx------");
        var file = directory.resolve("key");
        Files.writeString(file, "old and longer");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        OwnerDirectory.write(file, "new");
        assertThat(file).hasContent("new");
        assertThat(mode(file)).isEqualTo("rw-------");
    }
}
