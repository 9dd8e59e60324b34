package io.trustrail.gateway.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.audit.JournalOptions;
import io.trustrail.gateway.audit.segment.ChannelFactory;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.verify.Fault;
import io.trustrail.gateway.verify.LogVerifier;
import io.trustrail.gateway.verify.VerifierKey;
import io.trustrail.gateway.verify.source.Sources;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A log on a disk that is full, read-only or slow. Its journal is on a better one. */
@Timeout(120)
class LogFailureTest {

    /** A real disk that can be told to fail or to wait. */
    private static final class Disk implements ChannelFactory {

        volatile @Nullable String fault;
        volatile CountDownLatch gate = new CountDownLatch(0);

        @Override
        public FileChannel open(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
                throws IOException {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (fault != null) {
                throw new FileSystemException(path.toString(), null, fault);
            }
            return FileChannel.open(path, options, attributes);
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final Disk disk = new Disk();
    private final Path data;
    private @Nullable Journal journal;
    private @Nullable TransparencyLog log;

    LogFailureTest(@TempDir Path data) {
        this.data = data;
    }

    @BeforeEach
    void open() throws IOException {
        var opened = Journal.open(vertx, data.resolve("journal"), JournalOptions.DEFAULT);
        journal = opened;
        var options =
                new LogOptions(data.resolve("log"), "", Duration.ofMillis(5), Duration.ofMinutes(1), Clock.systemUTC());
        log = TransparencyLog.open(
                vertx, options, new JournalFeed(data.resolve("journal"), opened::lastDurable), size -> {}, disk);
        append(300);
        Await.until("the first leaves", () -> state().size() > 300);
    }

    @AfterEach
    void close() throws Exception {
        Await.result(vertx.close());
    }

    private LogState state() {
        return log == null ? new LogState(0, "not open", Instant.EPOCH) : log.state();
    }

    /** Fails unless the journal takes them. */
    private void append(int count) {
        for (int i = 0; i < count && journal != null; i++) {
            Await.result(
                    journal.append(new AuditEvent.Noted("key.created", "", Instant.now(), Map.of("key", "k" + i))));
        }
    }

    private void endsSound(long leaves) throws IOException {
        if (journal != null && log != null) {
            Await.result(journal.close());
            Await.result(log.close());
        }
        var key = VerifierKey.parse(Files.readString(data.resolve("log/vkey")));
        var report = LogVerifier.verify(Sources.of(data.toString()), key, List.of());
        assertThat(report.faults()).extracting(Fault::toString).isEmpty();
        assertThat(report.entries()).isGreaterThanOrEqualTo(leaves);
    }

    @Test
    void aFullOrReadOnlyDiskDelaysTheLogAndNotTheRecord() throws IOException {
        for (var fault : List.of("No space left on device", "Read-only file system")) {
            disk.fault = fault;
            append(400);
            Await.until("the log tells of it", () -> state().problem().contains(fault));
            assertThat(state().healthy()).isFalse();
            append(10);
            disk.fault = null;
            Await.until("it goes on", () -> state().healthy());
        }
        endsSound(1_100);
    }

    @Test
    void aSlowDiskDelaysTheLogAndNotTheRecord() throws IOException {
        disk.gate = new CountDownLatch(1);
        append(600);
        assertThat(state().size()).isLessThan(600);
        disk.gate.countDown();
        Await.until("it catches up", () -> state().size() > 900);
        endsSound(900);
    }

    @Test
    void aDiskThatStaysFullDoesNotKeepTheGatewayFromEnding() throws IOException {
        disk.fault = "No space left on device";
        append(5);
        if (journal != null && log != null) {
            Await.result(journal.close());
            Await.result(log.close());
        }
        assertThat(state().size()).isLessThan(305);
    }
}
