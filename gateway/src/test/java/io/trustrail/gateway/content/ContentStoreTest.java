package io.trustrail.gateway.content;

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
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(StoreKind.class)
class ContentStoreTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Subject ANN = Subject.person("default", "ann");

    private final StoreKind kind;

    @TempDir
    private Path data;

    private Store store;
    private SubjectSeal seal;
    private ContentStore contents;

    ContentStoreTest(StoreKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        store = kind.open(data);
        seal = SubjectSeal.open(store, KeysetSource.of(data, Map.of()), at(NOW));
        contents = new ContentStore(store, seal, at(NOW));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }

    @Test
    void aPersonsContentIsExportedWithWhatItsCommitmentsAreMadeOf() {
        var content = Drafts.of("call_1", ANN, seal.number(ANN), "Hello [EMAIL_ABC123]");
        contents.write(List.of(content));

        var export = contents.export(ANN, seal.number(ANN)).getJsonObject(0);

        assertThat(export.getString("call")).isEqualTo("call_1");
        assertThat(export.getJsonObject("pseudonyms").getString("[EMAIL_ABC123]"))
                .isEqualTo("ann@example.com");
        assertThat(export.getJsonArray("replyFindings").getJsonObject(0))
                .as("positions in the reply as it is kept")
                .isEqualTo(new JsonObject()
                        .put("text", 0)
                        .put("category", "EMAIL")
                        .put("start", 5)
                        .put("end", 7)
                        .put("score", 0.8));
        assertThat(recomputed(export, "prompt"))
                .isEqualTo(content.draft().promptCommitment().digest());
        assertThat(recomputed(export, "reply"))
                .isEqualTo(content.replyCommitment().digest());
    }

    private static String recomputed(JsonObject export, String what) {
        var texts = new ArrayList<KeptText>();
        export.getJsonArray(what)
                .forEach(text -> texts.add(
                        new KeptText(((JsonObject) text).getString("origin"), ((JsonObject) text).getString("text"))));
        var salt = HexFormat.of().parseHex(export.getString(what + "Salt"));
        return Commitment.to(texts, salt).digest();
    }

    @Test
    void commitmentsOfTheSameTextsDiffer() {
        var texts = List.of(new KeptText("user", "Hello"));
        assertThat(Commitment.to(texts).digest())
                .isNotEqualTo(Commitment.to(texts).digest());
    }

    @Test
    void textsCantBeShiftedInACommitment() {
        var salt = new byte[32];
        assertThat(Commitment.to(List.of(new KeptText("user", "ab"), new KeptText("user", "c")), salt))
                .isNotEqualTo(Commitment.to(List.of(new KeptText("user", "a"), new KeptText("user", "bc")), salt));
    }

    @Test
    void contentOfAPersonWhoWasErasedMeanwhileIsNotKept() {
        var content = Drafts.of("call_1", ANN, seal.number(ANN), "Hello");
        seal.destroy(ANN);
        contents.write(List.of(content));
        assertThat(seal.knownNumber(ANN)).isEmpty();
        assertThat(contents.export(ANN, seal.number(ANN))).isEmpty();
    }

    @Test
    void retentionRemovesWhatIsPastItsTimeAndItsKeys() {
        contents.write(IntStream.range(0, 450)
                .mapToObj(i -> Drafts.ofNobody("call_" + i, "Hello " + i))
                .toList());
        var late = new ContentStore(store, seal, at(NOW.plus(Drafts.RETENTION)));
        late.write(List.of(Drafts.ofNobody("call_late", "Hello")));
        assertThat(contents.find("call_449")).isPresent();

        var event = new Retention(store, contents, at(NOW.plus(Drafts.RETENTION))).apply();

        assertThat(event)
                .hasValueSatisfying(noted -> assertThat(noted.toString())
                        .contains("retention.applied")
                        .contains("removed.content=450"));
        assertThat(contents.find("call_449")).isEmpty();
        assertThat(contents.find("call_late")).isPresent();
        assertThat(seal.knownNumber(ContentStore.ownKey("call_449"))).isEmpty();
        assertThat(new Retention(store, contents, at(NOW.plus(Drafts.RETENTION))).apply())
                .isEmpty();
    }

    @Test
    void whatCantBeWrittenIsCountedAndRecorded() throws Exception {
        var vertx = Vertx.vertx();
        var registry = new SimpleMeterRegistry();
        var journal = Journal.open(vertx, data.resolve("journal"), JournalOptions.DEFAULT);
        var writer = new ContentWriter(contents, journal, registry, at(NOW)).start();
        writer.submit(Drafts.ofNobody("call_twice", "Hello"));
        writer.submit(Drafts.ofNobody("call_once", "Hello"));
        writer.submit(Drafts.ofNobody("call_twice", "Hello"));
        writer.close();
        journal.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        vertx.close();

        assertThat(registry.counter("trustrail.content.written").count()).isEqualTo(2);
        assertThat(registry.counter("trustrail.content.lost", "reason", "store_failed")
                        .count())
                .isEqualTo(1);
        assertThat(lines()).singleElement().asString().contains("content.lost").contains("call_twice");
        assertThat(contents.find("call_once")).isPresent();
    }

    private List<String> lines() throws IOException {
        var lines = new ArrayList<String>();
        JournalReader.read(data.resolve("journal"), lines::add);
        return lines.stream().filter(line -> line.contains("lost")).toList();
    }
}
