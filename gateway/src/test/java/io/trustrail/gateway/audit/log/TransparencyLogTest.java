package io.trustrail.gateway.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.audit.JournalOptions;
import io.trustrail.gateway.audit.log.leaf.Leaf;
import io.trustrail.gateway.audit.log.note.Checkpoint;
import io.trustrail.gateway.audit.log.note.SignedNote;
import io.trustrail.gateway.audit.log.tile.TileReader;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.verify.LogVerifier;
import io.trustrail.gateway.verify.VerifierKey;
import io.trustrail.gateway.verify.source.Sources;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A log behind a real journal. */
@Timeout(120)
class TransparencyLogTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private final Path data;
    private final AtomicLong second = new AtomicLong(NOW.getEpochSecond());

    TransparencyLogTest(@TempDir Path data) {
        this.data = data;
    }

    @AfterEach
    void close() {
        Await.result(vertx.close());
    }

    private Journal journal() throws IOException {
        return Journal.open(
                vertx, data.resolve("journal"), new JournalOptions(64 * 1024, 65_536, Duration.ofSeconds(1)));
    }

    private LogOptions options(String origin) {
        var clock = new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.ofEpochSecond(second.get());
            }
        };
        return new LogOptions(data.resolve("log"), origin, Duration.ofMillis(5), Duration.ofMinutes(1), clock);
    }

    private TransparencyLog log(Journal journal) throws IOException {
        return log(journal, "");
    }

    private TransparencyLog log(Journal journal, String origin) throws IOException {
        return TransparencyLog.open(
                vertx, options(origin), new JournalFeed(data.resolve("journal"), journal::lastDurable), size -> {});
    }

    private static AuditEvent noted(int number) {
        return new AuditEvent.Noted(
                "key.created", "", NOW, Map.of("key", "key_" + number, "ä\u0001", "\uD83D\uDE00\"\\"));
    }

    private static void append(Journal journal, int count) {
        var all = new ArrayList<Future<Void>>();
        for (int i = 0; i < count; i++) {
            all.add(journal.append(noted(i)));
        }
        Await.result(Future.all(all));
    }

    private static void end(Journal journal, TransparencyLog log) {
        Await.result(journal.close());
        Await.result(log.close());
    }

    private Checkpoint checkpoint() throws IOException {
        return Checkpoint.parse(SignedNote.parse(Files.readString(data.resolve("log/checkpoint")))
                .text());
    }

    private List<String> leaves() throws IOException {
        var reader = new TileReader(data.resolve("log"), checkpoint().size());
        var leaves = new ArrayList<String>();
        for (long bundle = 0; bundle * 256 < reader.size(); bundle++) {
            reader.entries(bundle).forEach(leaf -> leaves.add(new String(leaf, StandardCharsets.UTF_8)));
        }
        return leaves;
    }

    @Test
    void everyRecordIsALeafInCanonicalForm() throws IOException {
        var journal = journal();
        var log = log(journal);
        append(journal, 3_000);
        end(journal, log);

        var leaves = leaves();
        assertThat(leaves).hasSize((int) journal.lastDurable()).hasSizeGreaterThan(3_000);
        for (int i = 0; i < leaves.size(); i++) {
            assertThat(Leaf.fields(leaves.get(i).getBytes(StandardCharsets.UTF_8)))
                    .containsEntry("seq", i + 1L);
        }
        assertThat(leaves.get(1))
                .isEqualTo("{\"at\":\"2026-11-22T10:00:00.000000Z\",\"call\":\"\",\"facts\":{\"key\":\"key_0\","
                        + "\"ä\\u0001\":\"\uD83D\uDE00\\\"\\\\\"},\"seq\":2,\"type\":\"key.created\"}");
        assertThat(leaves.get(0)).contains("\"open\":0").contains("\"type\":\"checkpoint\"");
    }

    @Test
    void aLogGoesOnWhereItEnded() throws IOException {
        String key = null;
        long size = 0;
        for (int start = 0; start < 4; start++) {
            var journal = journal();
            var log = log(journal);
            append(journal, 150);
            end(journal, log);
            assertThat(key == null ? log.verifierKey() : key).isEqualTo(log.verifierKey());
            key = log.verifierKey();
            assertThat(checkpoint().size()).isGreaterThan(size).isEqualTo(journal.lastDurable());
            size = checkpoint().size();
        }
        assertThat(leaves()).doesNotHaveDuplicates().hasSize((int) size);
        assertThat(key).startsWith("trustrail.local/");
    }

    @Test
    void aClockThatGoesBackLeavesOrderAndProofsAsTheyAre() throws IOException {
        var journal = journal();
        var log = log(journal);
        append(journal, 300);
        Await.until("a checkpoint", () -> log.state().size() > 300);
        var kept = Files.readAllBytes(data.resolve("log/checkpoint"));
        second.addAndGet(-86_400);
        var yesterday = NOW.minusSeconds(86_400);
        Await.result(journal.append(new AuditEvent.Noted("key.created", "", yesterday, Map.of("key", "late"))));
        end(journal, log);

        assertThat(leaves()).hasSize((int) journal.lastDurable()).last(STRING).contains("2026-11-21T10:00:00");
        assertThat(log.state().signed()).isEqualTo(yesterday);
        var key = VerifierKey.parse(Files.readString(data.resolve("log/vkey")));
        var report = LogVerifier.verify(Sources.of(data.toString()), key, List.of(kept));
        assertThat(report.faults()).isEmpty();
        assertThat(report.entries()).isEqualTo(journal.lastDurable());
    }

    @Test
    void aCrashBehindACheckpointLeavesTheSameTree() throws IOException {
        var journal = journal();
        var log = log(journal);
        append(journal, 700);
        Await.until("a checkpoint", () -> log.state().size() > 700);
        var before = Files.readString(data.resolve("log/checkpoint"));
        append(journal, 700);
        end(journal, log);
        var after = checkpoint();
        // As if the process had died after it wrote tiles and before it signed.
        Files.writeString(data.resolve("log/checkpoint"), before);

        var again = journal();
        end(again, log(again));

        var reader = new TileReader(data.resolve("log"), after.size());
        assertThat(leaves().subList(0, (int) after.size())).hasSize((int) after.size());
        assertThat(reader.hashes(0, 0)).hasSize(256);
        assertThat(checkpoint().size()).isGreaterThanOrEqualTo(after.size());
    }

    @Test
    void anEmptyTimeHasFreshCheckpoints() throws IOException {
        var journal = journal();
        var log = log(journal);
        Await.until("the first checkpoint", () -> log.state().signed().equals(NOW));
        second.addAndGet(61);
        Await.until("another one", () -> log.state().signed().equals(NOW.plusSeconds(61)));
        assertThat(log.state().size()).isEqualTo(1);
        second.addAndGet(-3600);
        Await.until("one after the clock went back", () -> log.state().signed().isBefore(NOW));
        assertThat(log.state().healthy()).isTrue();
        end(journal, log);
    }

    @Test
    void aJournalOfAnotherHistoryStopsTheStart() throws IOException {
        var journal = journal();
        var log = log(journal);
        append(journal, 10);
        end(journal, log);
        Files.move(data.resolve("journal"), data.resolve("elsewhere"));

        var other = journal();
        assertThatThrownBy(() -> log(other)).isInstanceOf(LogMismatch.class).hasMessageContaining("fewer records");
        for (int i = 100; i < 150; i++) {
            Await.result(other.append(noted(i)));
        }
        assertThatThrownBy(() -> log(other)).isInstanceOf(LogMismatch.class).hasMessageContaining("leaf 10 is not");
        Await.result(other.close());
    }

    @Test
    void aDamagedLogStopsTheStartAndIsMadeAgainFromTheJournal() throws IOException {
        var journal = journal();
        var log = log(journal);
        append(journal, 300);
        end(journal, log);
        var leaves = leaves();
        var tile = data.resolve("log/tile/1/000.p/1");
        var bytes = Files.readAllBytes(tile);
        bytes[3] ^= 1;
        Files.write(tile, bytes);

        var again = journal();
        assertThatThrownBy(() -> log(again))
                .hasMessageContaining("is damaged")
                .hasMessageContaining("delete its tiles");
        Files.delete(data.resolve("log/checkpoint"));
        end(again, log(again));

        assertThat(leaves()).startsWith(leaves.toArray(String[]::new));
    }

    @Test
    void anOriginIsKept() throws IOException {
        var journal = journal();
        end(journal, log(journal, "audit.example.com/one"));
        assertThat(checkpoint().origin()).isEqualTo("audit.example.com/one");
        var again = journal();
        assertThatThrownBy(() -> log(again, "audit.example.com/two")).hasMessageContaining("audit.example.com/one");
        assertThatThrownBy(() -> LogFiles.key(
                        data.resolve("new"),
                        "with blank",
                        new io.trustrail.gateway.audit.log.tile.DurableFiles(
                                data.resolve("new"), io.trustrail.gateway.audit.segment.ChannelFactory.DISK)))
                .hasMessageContaining("--log-origin");
        Await.result(again.close());
    }
}
