package io.trustrail.gateway.subjects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.audit.JournalOptions;
import io.trustrail.gateway.audit.JournalReader;
import io.trustrail.gateway.it.fixture.StoreKind;
import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.seal.SubjectSeal;
import io.trustrail.gateway.seal.master.KeysetSource;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(StoreKind.class)
class ErasuresTest {

    private static final Subject ANN = Subject.person("default", "ann");
    private static final Subject BOB = Subject.person("default", "bob");

    private final StoreKind kind;

    @TempDir
    private Path data;

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Store store;
    private SubjectSeal seal;
    private Erasures erasures;

    /** Keeps notes about people, as another room would. */
    private final class Notes implements SubjectData {

        @Override
        public String name() {
            return "notes";
        }

        @Override
        public long erase(Connection connection, String number) throws SQLException {
            try (var delete = connection.prepareStatement("DELETE FROM notes WHERE subject = ?")) {
                delete.setString(1, number);
                return delete.executeUpdate();
            }
        }

        @Override
        public JsonArray export(Subject subject, String number) {
            var notes = new JsonArray();
            sealed(number).forEach(note -> notes.add(new String(seal.open(subject, "note", note), UTF_8)));
            return notes;
        }
    }

    ErasuresTest(StoreKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        store = kind.open(data);
        seal = SubjectSeal.open(store, KeysetSource.of(data, Map.of()), Clock.systemUTC());
        erasures = new Erasures(store, seal, List.of(new Notes()), Clock.systemUTC());
        store.call(connection -> connection
                .createStatement()
                .executeUpdate("CREATE TABLE IF NOT EXISTS notes (subject TEXT NOT NULL, sealed "
                        + (kind == StoreKind.SQLITE ? "BLOB" : "BYTEA") + " NOT NULL)"));
    }

    @AfterEach
    void close() throws Exception {
        store.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private void note(Subject person, String text) {
        store.call(connection -> note(connection, person, text));
    }

    private int note(Connection connection, Subject person, String text) throws SQLException {
        var sealed = seal.seal(connection, person, "note", text.getBytes(UTF_8));
        try (var insert = connection.prepareStatement("INSERT INTO notes (subject, sealed) VALUES (?, ?)")) {
            insert.setString(1, seal.knownNumber(connection, person).orElseThrow());
            insert.setBytes(2, sealed);
            return insert.executeUpdate();
        }
    }

    private void notesOfOthers(int from, int to) {
        store.call(connection -> {
            for (int i = from; i < to; i++) {
                note(connection, Subject.person("default", "other-" + i), "x");
            }
            return true;
        });
    }

    private List<byte[]> sealed(String number) {
        return store.query(connection -> {
            var found = new ArrayList<byte[]>();
            try (var select = connection.prepareStatement("SELECT sealed FROM notes WHERE subject = ?")) {
                select.setString(1, number);
                var rows = select.executeQuery();
                while (rows.next()) {
                    found.add(rows.getBytes(1));
                }
            }
            return found;
        });
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private Journal journal() throws IOException {
        return Journal.open(vertx, data.resolve("journal"), JournalOptions.DEFAULT);
    }

    private ErasureDesk desk(Journal journal) {
        return new ErasureDesk(vertx, erasures, journal, new SubjectNumbers(vertx, seal), registry, Clock.systemUTC());
    }

    private List<String> records() throws IOException {
        var lines = new ArrayList<String>();
        JournalReader.read(data.resolve("journal"), lines::add);
        return lines.stream().filter(line -> line.contains(Receipt.KIND)).toList();
    }

    @Test
    void anErasureRemovesRecordsAndLeavesTheOthers() throws Exception {
        note(ANN, "first");
        note(ANN, "second");
        note(BOB, "third");
        var number = seal.number(ANN);
        var journal = journal();

        var receipt = await(desk(journal).erase(ANN)).orElseThrow();

        assertThat(receipt.number()).isEqualTo(number);
        assertThat(receipt.removed()).isEqualTo(Map.of("notes", 2L));
        assertThat(receipt.scrubbed()).isTrue();
        assertThat(receipt.recorded()).isTrue();
        assertThat(erasures.unfinished()).isEmpty();
        assertThat(records())
                .singleElement()
                .asString()
                .contains("subject.erased")
                .contains(number)
                .contains(receipt.id());
        assertThat(new Notes().export(BOB, seal.number(BOB))).containsExactly("third");
        assertThat(await(desk(journal).erase(ANN))).isEmpty();
        await(journal.close());
    }

    @Test
    void nothingOfAKeyIsLeftInAnyFile() throws Exception {
        notesOfOthers(0, 300);
        note(ANN, "first");
        var number = seal.number(ANN).getBytes(UTF_8);
        var note = sealed(seal.number(ANN)).get(0);
        var key = wrappedKey(seal.number(ANN));
        notesOfOthers(300, 600);
        assertThat(filesWith(key)).isNotEmpty();
        assertThat(filesWith(note)).isNotEmpty();

        erasures.erase(ANN);
        assertThat(erasures.scrub()).isTrue();

        assertThat(filesWith(key)).isEmpty();
        assertThat(filesWith(note)).isEmpty();
        assertThat(filesWith(number)).as("the random number, of the erasure").isNotEmpty();
    }

    private byte[] wrappedKey(String number) {
        return store.query(connection -> {
            try (var select = connection.prepareStatement("SELECT wrapped_key FROM seal_subjects WHERE number = ?")) {
                select.setString(1, number);
                var rows = select.executeQuery();
                rows.next();
                return rows.getBytes(1);
            }
        });
    }

    private List<Path> filesWith(byte[] needle) throws IOException {
        var text = new String(needle, StandardCharsets.ISO_8859_1);
        var found = new ArrayList<Path>();
        for (var file : kind.files(data)) {
            if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
                found.add(file);
            }
        }
        return found;
    }

    @Test
    void whatACrashLeftOpenIsFinishedAtTheNextStart() throws Exception {
        note(ANN, "first");
        var erased = erasures.erase(ANN).orElseThrow();
        store.close();
        open();
        assertThat(erasures.unfinished())
                .singleElement()
                .satisfies(open -> assertThat(open.scrubbed()).isFalse());

        erasures.scrub();
        store.close();
        open();
        assertThat(erasures.unfinished())
                .singleElement()
                .satisfies(open -> assertThat(open.scrubbed()).isTrue());

        var journal = journal();
        await(desk(journal).resume());
        assertThat(erasures.unfinished()).isEmpty();
        assertThat(records()).singleElement().asString().contains(erased.id());
        await(desk(journal).resume());
        assertThat(records()).hasSize(1);
        await(journal.close());
    }

    @Test
    void withoutARecordAnErasureStaysOpen() throws Exception {
        note(ANN, "first");
        var journal = journal();
        var desk = desk(journal);
        await(journal.close());
        assertThat(desk.erase(ANN).transform(done -> Future.succeededFuture(done.failed())))
                .satisfies(failed -> assertThat(await(failed)).isTrue());
        assertThat(seal.knownNumber(ANN)).isEmpty();
        assertThat(erasures.unfinished()).hasSize(1);
        assertThat(failures("finish")).isEqualTo(1);
        assertThat(registry.get("trustrail.erasures.unfinished").gauge().value())
                .isEqualTo(1);
        assertThat(registry.get("trustrail.erasures.oldest.seconds").gauge().value())
                .isNotNegative();
    }

    private double failures(String step) {
        return registry.get("trustrail.erasure.failures")
                .tag("step", step)
                .counter()
                .count();
    }

    @Test
    void aFailedRoomLeavesThePersonWhole() throws Exception {
        note(ANN, "first");
        store.call(connection -> connection.createStatement().executeUpdate("ALTER TABLE notes RENAME TO elsewhere"));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> erasures.erase(ANN)))
                .isInstanceOf(io.trustrail.gateway.store.StoreUnavailable.class);
        assertThat(seal.knownNumber(ANN)).isPresent();
        assertThat(erasures.unfinished()).isEmpty();
        var journal = journal();
        assertThat(await(desk(journal).erase(ANN).map(false).otherwise(true))).isTrue();
        assertThat(failures("erase")).isEqualTo(1);
        await(journal.close());
    }

    @Test
    void anExportHasWhatTheRoomsKeep() throws Exception {
        note(ANN, "first");
        var export = new SubjectExport(seal, List.of(new Notes()), data, Clock.systemUTC());
        var json = export.of("default", "ann").orElseThrow();
        assertThat(json.getString("subject")).isEqualTo(seal.number(ANN));
        assertThat(json.getJsonObject("data").getJsonArray("notes")).containsExactly("first");
        assertThat(export.of("other", "ann")).isEmpty();
    }
}
