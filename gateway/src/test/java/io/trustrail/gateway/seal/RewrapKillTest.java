package io.trustrail.gateway.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.command.access.KeysCommand;
import io.trustrail.gateway.seal.master.KeysetFile;
import io.trustrail.gateway.seal.master.KeysetSource;
import io.trustrail.gateway.store.OwnerOnly;
import io.trustrail.gateway.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Wrapping keys anew and retiring a master key, by processes that die on the way. */
@Timeout(60)
class RewrapKillTest {

    private static final int PEOPLE = 3_000;
    private static final byte[] PLAIN = "a note".getBytes(UTF_8);

    private final Path data;
    private final List<byte[]> notes = new ArrayList<>();

    RewrapKillTest(@TempDir Path data) {
        this.data = data;
    }

    private static Subject person(int number) {
        return Subject.person("default", "person-" + number);
    }

    private static KeysetSource source(Path data) {
        return KeysetSource.of(data, Map.of());
    }

    /** Wraps all keys anew, and is gone as soon as the first of them are committed. */
    static final class Child {

        private Child() {}

        public static void main(String[] args) {
            var data = Path.of(args[0]);
            var store = Store.open(data);
            var before = firstKey(store);
            new Thread(() -> {
                        while (Arrays.equals(before, firstKey(store))) {
                            Thread.onSpinWait();
                        }
                        Runtime.getRuntime().halt(128 + 9);
                    })
                    .start();
            Rewrap.of(store, source(data)).run();
        }
    }

    private static byte[] firstKey(Store store) {
        return store.query(connection -> SubjectTable.after(connection, "", 1).get(0))
                .wrappedKey();
    }

    private int keys(String command, String... more) {
        var words = new ArrayList<>(List.of(command, "--data", data.toString()));
        words.addAll(List.of(more));
        return new CommandLine(new KeysCommand()).execute(words.toArray(String[]::new));
    }

    @Test
    void aKillLosesNoKeyAndTheNextRunDoesTheRest() throws Exception {
        makePeople();
        assertThat(keys("rotate-master")).isZero();

        runUntilItDies();

        try (var store = Store.open(data)) {
            assertThat(Rewrap.of(store, source(data)).outstanding()).isBetween(1L, PEOPLE - 1L);
        }
        assertThatAllOpen();
        assertThat(keys("retire-master", "--gateways-restarted"))
                .as("a key is in need of it")
                .isEqualTo(1);
        assertThat(keys("rewrap")).isZero();

        // What a process leaves that dies while it writes the keyset.
        OwnerOnly.file(data.resolve(KeysetFile.NAME + ".new"));
        Files.writeString(data.resolve(KeysetFile.NAME + ".new"), "{\"primaryKeyId\": 1");
        assertThatAllOpen();
        assertThat(keys("retire-master", "--gateways-restarted")).isZero();
        assertThat(data.resolve(KeysetFile.NAME + ".new")).doesNotExist();
        assertThatAllOpen();
    }

    private void makePeople() {
        try (var store = Store.open(data)) {
            var seal = SubjectSeal.open(store, source(data), Clock.systemUTC());
            store.call(connection -> {
                for (int i = 0; i < PEOPLE; i++) {
                    notes.add(seal.seal(connection, person(i), "note", PLAIN));
                }
                return true;
            });
        }
    }

    private void runUntilItDies() throws IOException, InterruptedException {
        var child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isEqualTo(128 + 9);
    }

    private void assertThatAllOpen() {
        try (var store = Store.open(data)) {
            var seal = SubjectSeal.open(store, source(data), Clock.systemUTC());
            for (int i = 0; i < PEOPLE; i++) {
                assertThat(seal.open(person(i), "note", notes.get(i))).isEqualTo(PLAIN);
            }
        }
    }
}
