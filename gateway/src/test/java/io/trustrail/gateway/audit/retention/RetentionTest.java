package io.trustrail.gateway.audit.retention;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.audit.JournalOptions;
import io.trustrail.gateway.audit.index.LogIndex;
import io.trustrail.gateway.audit.index.Search;
import io.trustrail.gateway.audit.log.SmallLog;
import io.trustrail.gateway.audit.log.leaf.Leaf;
import io.trustrail.gateway.audit.log.proof.Prover;
import io.trustrail.gateway.audit.report.LogReport;
import io.trustrail.gateway.audit.segment.Segment;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.verify.LogVerifier;
import io.trustrail.gateway.verify.ProofCheck;
import io.trustrail.gateway.verify.Report;
import io.trustrail.gateway.verify.VerifierKey;
import io.trustrail.gateway.verify.source.Sources;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record that forgets what is past its time, and still verifies. */
class RetentionTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = START.plus(Duration.ofDays(40));
    private static final Duration FOR_EVER = Duration.ofDays(-1);

    private final Path data;
    private final SmallLog log;
    private final LogIndex index;
    private int seq;

    RetentionTest(@TempDir Path data) throws IOException {
        this.data = data;
        this.log = new SmallLog(data.resolve("log"));
        this.index = new LogIndex(data);
    }

    private String leaf(String type, String call, String more, Instant at) throws IOException {
        var json = "{'seq':" + ++seq + ",'type':'" + type + "','call':'" + call + "','at':'" + at + "'" + more + "}";
        return new String(Leaf.of(json.replace('\'', '"').getBytes(UTF_8)), UTF_8);
    }

    /** Calls of a feature, two leaves each, a minute apart. */
    private void calls(int count, String feature, Instant from) throws IOException {
        var leaves = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var call = "call_" + seq;
            var at = from.plus(Duration.ofMinutes(i));
            var more = ",'feature':'" + feature + "','policyHash':'p','verdict':'ALLOW','subject':'sub_" + seq + "'";
            leaves.add(leaf("opened", call, more, at));
            leaves.add(leaf("closed", call, more + ",'outcome':'delivered'", at));
        }
        publish(leaves);
    }

    private void publish(List<String> leaves) throws IOException {
        log.add(leaves).publish();
        index.catchUp();
    }

    private LogRetention retention(Map<String, Duration> times) {
        return new LogRetention(log.directory(), index, new MetadataTimes(() -> times));
    }

    /** Puts an announcement into the log, as the sequencer does a second later. */
    private void told(AuditEvent event) throws IOException {
        var noted = (AuditEvent.Noted) event;
        var facts = ",'facts':{'before':'" + noted.facts().get("before") + "'}";
        publish(List.of(leaf(noted.kind(), "", facts, noted.at())));
    }

    private Report verify(byte[]... kept) throws IOException {
        return LogVerifier.verify(
                Sources.of(log.directory().toString()), VerifierKey.parse(log.verifierKey()), List.of(kept));
    }

    @Test
    void whatIsPastItsTimeIsAnnouncedThenForgottenAndTheLogStaysSound() throws IOException {
        calls(75, "chat", START);
        var kept = log.checkpoint();
        calls(500, "chat", START.plusSeconds(1));
        var retention = retention(Map.of("chat", Duration.ofDays(30)));

        var event = retention.apply(LATER).orElseThrow();
        assertThat(retention.pruned()).isZero();
        assertThat(retention.apply(LATER)).as("announced once").isEmpty();
        told(event);
        assertThat(retention.apply(LATER)).isEmpty();

        assertThat(retention.pruned()).isEqualTo(1024);
        assertThat(log.directory().resolve("tile/entries/003")).doesNotExist();
        assertThat(log.directory().resolve("tile/0/003")).exists();
        var report = verify(kept);
        assertThat(report.faults()).isEmpty();
        assertThat(report.pruned()).isEqualTo(new Report.Pruned(1024, 1150));
        assertThat(index.search(Search.between(START, LATER, 5_000))).hasSize(63);
        assertThat(Files.readString(data.resolve(LogIndex.FILE), ISO_8859_1)).doesNotContain("call_98");
        assertThat(LogReport.of(Prover.at(log.directory()), START, LATER, LATER))
                .as("what is gone is not zero")
                .contains("Retention removed the first 1,024 leaves")
                .contains("Nothing before " + START.plusSeconds(1).plus(Duration.ofMinutes(437)) + " is counted");
        var proof = index.prove("call_1100").orElseThrow().toBuffer().getBytes();
        assertThat(ProofCheck.of(proof, VerifierKey.parse(log.verifierKey())).faults())
                .isEmpty();
    }

    @Test
    void anIndexIsMadeAgainFromWhatIsThere() throws IOException {
        calls(300, "chat", START);
        var retention = retention(Map.of("chat", Duration.ofDays(30)));
        told(retention.apply(LATER).orElseThrow());
        retention.apply(LATER);
        Files.delete(data.resolve(LogIndex.FILE));
        index.catchUp();
        assertThat(index.search(Search.between(START, LATER, 5_000))).hasSize(44);
        calls(1, "chat", LATER);
        assertThat(index.search(Search.between(START, LATER.plusSeconds(1), 5_000)))
                .hasSize(45);
    }

    @Test
    void whatACrashLeftIsForgottenAtTheNextTurn() throws IOException {
        calls(300, "chat", START);
        var left = Files.readAllBytes(log.directory().resolve("tile/entries/001"));
        var retention = retention(Map.of("chat", Duration.ofDays(30)));
        told(retention.apply(LATER).orElseThrow());
        retention.apply(LATER);
        Files.write(log.directory().resolve("tile/entries/001"), left);
        retention(Map.of("chat", Duration.ofDays(30))).apply(LATER);
        assertThat(log.directory().resolve("tile/entries/001")).doesNotExist();
    }

    @Test
    void anEntryStaysAsLongAsAnOlderOneMust() throws IOException {
        calls(10, "legal", START);
        calls(300, "chat", START);
        assertThat(retention(Map.of("chat", Duration.ofDays(30), "legal", Duration.ofDays(60)))
                        .apply(LATER))
                .isEmpty();
        assertThat(retention(Map.of("chat", Duration.ofDays(30), "legal", FOR_EVER))
                        .apply(LATER))
                .isEmpty();
        assertThat(retention(Map.of()).apply(LATER)).isEmpty();
        assertThat(retention(Map.of("chat", Duration.ofDays(30), "legal", Duration.ofDays(39)))
                        .apply(LATER))
                .isPresent();
    }

    @Test
    void entriesThatGoWithoutAnAnnouncementAreAFault() throws IOException {
        calls(600, "chat", START);
        Files.delete(log.directory().resolve("tile/entries/000"));
        var report = verify();
        assertThat(report.faults().get(0).index()).isZero();
        assertThat(report.pruned()).isEqualTo(new Report.Pruned(256, -1));

        told(new AuditEvent.Noted(LogRetention.KIND, "", LATER, Map.of("before", "256")));
        assertThat(verify().faults()).isEmpty();
        Files.delete(log.directory().resolve("tile/entries/001"));
        assertThat(verify().faults().get(0).toString()).startsWith("entry 256: the entry is missing");
    }

    @Test
    void aDatabaseForgetsWhatTheLogForgotAndWhatIsPastATimeThatIsGiven() throws IOException {
        calls(300, "chat", START);
        told(retention(Map.of("chat", Duration.ofDays(30))).apply(LATER).orElseThrow());
        Files.createFile(Segment.of(Files.createDirectories(data.resolve("journal")), 590)
                .path());
        var asked = new ArrayList<Long>();
        var clock = Clock.fixed(LATER, ZoneOffset.UTC);
        var times = new MetadataTimes(() -> Map.of("chat", Duration.ofDays(30)));
        for (var environment : List.of(Map.<String, String>of(), Map.of(RecordRetention.JOURNAL_TIME, "30d"))) {
            var records =
                    RecordRetention.of(data, index, times, environment, before -> asked.add(before) ? 2 : 0, clock);
            assertThat(records.apply())
                    .extracting(event -> ((AuditEvent.Noted) event).facts())
                    .containsExactly(Map.of("removed.database", "2"));
        }

        assertThat(asked).containsExactly(513L, 590L);
    }

    @Test
    void segmentsGoWhenTheLogHasThemAndTheirTimeIsOver() throws Exception {
        var vertx = Vertx.vertx();
        var directory = data.resolve("journal");
        var journal = Journal.open(vertx, directory, new JournalOptions(64 * 1024, 10_000, Duration.ofSeconds(1)));
        for (int group = 0; group < 40; group++) {
            for (int i = 0; i < 200; i++) {
                journal.appendLater(new AuditEvent.Noted("test.noted", "", START, Map.of("number", "n" + i)));
            }
            Await.result(journal.append(new AuditEvent.Noted("test.noted", "", START, Map.of())));
        }
        var segments = Segment.list(directory);
        assertThat(segments).hasSizeGreaterThan(7);
        for (var segment : segments) {
            Files.setLastModifiedTime(segment.path(), FileTime.from(START));
        }
        var torn = Files.createFile(directory.resolve(segments.get(0).path().getFileName() + ".17.torn"));
        var retention = new JournalRetention(directory, Duration.ofDays(30));
        long third = segments.get(2).first();

        assertThat(retention.apply(START.plus(Duration.ofDays(29)), Long.MAX_VALUE, 0))
                .as("not old")
                .isZero();
        assertThat(retention.apply(LATER, third - 2, 0)).as("not in the log").isEqualTo(1);
        assertThat(torn).doesNotExist();
        assertThat(retention.apply(START, third - 1, third - 1)).as("forgotten").isEqualTo(1);
        retention.apply(LATER, Long.MAX_VALUE, 0);
        assertThat(Segment.list(directory)).hasSize(4);
        Await.result(journal.close());
        var again = Journal.open(vertx, directory, JournalOptions.DEFAULT);
        Await.result(again.append(new AuditEvent.Noted("test.noted", "", START, Map.of())));
        Await.result(again.close());
        Await.result(vertx.close());
    }
}
