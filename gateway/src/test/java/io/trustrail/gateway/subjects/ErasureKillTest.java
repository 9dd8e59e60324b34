package io.trustrail.gateway.subjects;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.audit.JournalOptions;
import io.trustrail.gateway.audit.JournalReader;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.StoreKind;
import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.seal.SubjectSeal;
import io.trustrail.gateway.seal.master.KeysetSource;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that erases one person after the other, killed again and again. */
@Tag("endurance")
@Timeout(300)
class ErasureKillTest {

    private static final int PEOPLE = 200;
    private static final int KILLS = 10;
    private static final int SEED = 20261122;

    private final Path data;
    private final Vertx vertx = Vertx.vertx();
    private final List<byte[]> keys = new ArrayList<>();

    ErasureKillTest(@TempDir Path data) {
        this.data = data;
    }

    private static Subject person(int number) {
        return Subject.person("default", "person-" + number);
    }

    private static SubjectSeal seal(Store store, Path data) {
        return SubjectSeal.open(store, KeysetSource.of(data, Map.of()), Clock.systemUTC());
    }

    private static ErasureDesk desk(Vertx vertx, Store store, SubjectSeal seal, Journal journal) {
        var erasures = new Erasures(store, seal, List.of(), Clock.systemUTC());
        return new ErasureDesk(
                vertx,
                erasures,
                journal,
                new SubjectNumbers(vertx, seal),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
    }

    /** Erases people from one on, and says each. */
    static final class Child {

        private Child() {}

        public static void main(String[] args) throws Exception {
            var data = Path.of(args[0]);
            var out = System.out;
            System.setOut(System.err);
            var vertx = Vertx.vertx();
            var store = StoreKind.SQLITE.open(data);
            var seal = seal(store, data);
            var journal = Journal.open(vertx, data.resolve("journal"), JournalOptions.DEFAULT);
            var desk = desk(vertx, store, seal, journal);
            for (int i = Integer.parseInt(args[1]); i < PEOPLE; i++) {
                out.println("erasing " + i);
                Await.result(desk.erase(person(i)));
                out.println("erased " + i);
            }
            System.exit(0);
        }
    }

    @Test
    void aPersonIsWholeOrGoneAndEveryErasureEnds() throws Exception {
        makePeople();
        var random = new Random(SEED);
        int done = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            runUntilKilled(done, random.nextInt(12));
            done = finished();
        }
        assertThat(done).isGreaterThan(KILLS);
        Await.result(vertx.close());
    }

    private void makePeople() {
        try (var store = StoreKind.SQLITE.open(data)) {
            var seal = seal(store, data);
            for (int i = 0; i < PEOPLE; i++) {
                keys.add(wrappedKey(store, seal.number(person(i))));
            }
        }
    }

    private static byte[] wrappedKey(Store store, String number) {
        return store.query(connection -> {
            try (var select = connection.prepareStatement("SELECT wrapped_key FROM seal_subjects WHERE number = ?")) {
                select.setString(1, number);
                var rows = select.executeQuery();
                rows.next();
                return rows.getBytes(1);
            }
        });
    }

    private void runUntilKilled(int from, int lines) throws Exception {
        var child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        data.toString(),
                        Integer.toString(from))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = child.inputReader(UTF_8)) {
            for (int line = 0; line <= lines; line++) {
                assertThat(output.readLine()).startsWith("eras");
            }
            child.toHandle().destroyForcibly();
        }
        assertThat(child.waitFor()).isEqualTo(128 + 9);
    }

    /** What the next start does. Tells how many people are gone, who are the first ones. */
    private int finished() throws IOException {
        try (var store = StoreKind.SQLITE.open(data)) {
            var seal = seal(store, data);
            var journal = Journal.open(vertx, data.resolve("journal"), JournalOptions.DEFAULT);
            Await.result(desk(vertx, store, seal, journal).resume());
            Await.result(journal.close());
            int gone = 0;
            while (seal.knownNumber(person(gone)).isEmpty()) {
                gone++;
            }
            for (int i = gone; i < PEOPLE; i++) {
                assertThat(seal.knownNumber(person(i))).isPresent();
            }
            assertThat(new Erasures(store, seal, List.of(), Clock.systemUTC()).unfinished())
                    .isEmpty();
            assertThat(recorded()).as("receipts in the record").hasSize(gone);
            requireNoTraces(gone);
            return gone;
        }
    }

    /** Erasures in the record; one may be told twice. */
    private Set<String> recorded() throws IOException {
        var ids = new HashSet<String>();
        JournalReader.read(data.resolve("journal"), line -> {
            if (line.contains(Receipt.KIND)) {
                ids.add(new JsonObject(line).getJsonObject("facts").getString("erasure"));
            }
        });
        return ids;
    }

    private void requireNoTraces(int gone) throws IOException {
        for (var file : StoreKind.SQLITE.files(data)) {
            var content = Files.readString(file, ISO_8859_1);
            for (int i = 0; i < gone; i++) {
                assertThat(content.contains(new String(keys.get(i), ISO_8859_1)))
                        .as("the key of person %s in %s", i, file)
                        .isFalse();
            }
        }
    }
}
