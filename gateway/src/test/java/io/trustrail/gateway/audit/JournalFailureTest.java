package io.trustrail.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class JournalFailureTest {

    private static final JournalOptions OPTIONS = new JournalOptions(32 * 1024, 1_000, Duration.ofMillis(5));

    private final Vertx vertx = Vertx.vertx();
    private final FaultyDisk disk = new FaultyDisk();
    private final Path directory;
    private final Journal journal;
    private final List<String> durable = new ArrayList<>();

    JournalFailureTest(@TempDir Path data) throws IOException {
        directory = data.resolve("journal");
        journal = Journal.open(vertx, directory, OPTIONS, disk);
    }

    @AfterEach
    void close() throws Exception {
        disk.repair();
        disk.letSyncsGo();
        journal.close().await(30, TimeUnit.SECONDS);
        vertx.close().await(30, TimeUnit.SECONDS);
    }

    enum Fault {
        WRITE {
            @Override
            void on(FaultyDisk disk) {
                disk.failWrites("No space left on device");
            }
        },
        SYNC {
            @Override
            void on(FaultyDisk disk) {
                disk.failSyncs("Input/output error");
            }
        },
        EVERYTHING {
            @Override
            void on(FaultyDisk disk) {
                disk.failOpens("Read-only file system");
                disk.failWrites("Read-only file system");
                disk.failSyncs("Read-only file system");
            }
        };

        abstract void on(FaultyDisk disk);
    }

    @ParameterizedTest
    @EnumSource
    void whileTheDiskFailsNothingSucceedsAndAfterwardsAllGoesOn(Fault fault) throws Exception {
        for (int round = 0; round < 3; round++) {
            append("before_" + round);
            fault.on(disk);

            assertRefused("during_" + round);
            assertThat(journal.state().healthy()).isFalse();
            assertThat(journal.state().problem()).contains("can't be written");
            assertRefused("still_" + round);

            disk.repair();
            awaitHealth();
            append("after_" + round);
        }
        assertThat(calls(directory)).isEqualTo(durable);
        assertThat(journal.state().lost()).isGreaterThanOrEqualTo(6);
    }

    @Test
    void allThatWaitForAFailedSyncAreTold() throws Exception {
        disk.holdSyncs();
        journal.appendLater(Events.opened("first"));
        disk.awaitHeldSync();
        var waiting = IntStream.range(0, 50)
                .mapToObj(i -> journal.append(Events.opened("call_" + i)))
                .toList();
        disk.failSyncs("Input/output error");

        disk.letSyncsGo();

        for (var each : waiting) {
            assertThatThrownBy(() -> each.await(30, TimeUnit.SECONDS)).isInstanceOf(JournalUnavailable.class);
        }
        assertThat(journal.state().openCalls()).isZero();
    }

    @Test
    void aFileWhoseSyncFailedIsNeverWrittenAgain() throws Exception {
        append("before");
        disk.failSyncs("Input/output error");
        assertRefused("during");
        var left = Files.readAllBytes(last());
        disk.repair();
        awaitHealth();

        append("after");

        assertThat(Files.readAllBytes(segments().get(0))).isEqualTo(left);
        assertThat(segments()).hasSize(2);
        assertThat(calls(directory)).containsExactly("before", "after");
    }

    @Test
    void callsOpenBeforeTheFailureAreKnownAfterIt() throws Exception {
        append("long call");
        disk.failSyncs("Input/output error");
        assertRefused("during");
        disk.repair();
        awaitHealth();

        var crashed = Journal.open(vertx, Lines.crashed(directory), OPTIONS);

        assertThat(crashed.unclosed()).extracting(AuditEvent.Crashed::call).containsExactly("long call");
        crashed.close().await(30, TimeUnit.SECONDS);
    }

    @Test
    void aDirectoryThatBecameAFileIsNoticedAndSoIsItsReturn() throws Exception {
        append("before");
        var aside = directory.resolveSibling("aside");
        Files.move(directory, aside);
        Files.writeString(directory, "somebody tidied up");

        appendUntilOneFails();
        assertRefused("during");
        assertThat(journal.state().problem()).contains(directory.toString());

        Files.delete(directory);
        Files.move(aside, directory);
        awaitHealth();
        append("after");
        assertThat(calls(directory)).startsWith("before").endsWith("after");
    }

    @Test
    void aRemovedFileIsNoticed() throws Exception {
        append("before");
        Files.delete(last());

        appendUntilOneFails();
        awaitHealth();
        append("after");
        assertThat(calls(directory)).endsWith("after");
    }

    @Test
    void aFailingDiskDoesNotHoldUpTheEnd() throws Exception {
        disk.failSyncs("Input/output error");
        assertRefused("during");

        journal.close().await(30, TimeUnit.SECONDS);

        assertRefused("late");
        Journal.open(vertx, directory, OPTIONS).close().await(30, TimeUnit.SECONDS);
    }

    @Test
    void aJournalThatCannotBeWrittenAtTheStartIsRefused() throws Exception {
        var elsewhere = directory.resolveSibling("elsewhere");
        disk.failWrites("No space left on device");

        assertThatThrownBy(() -> Journal.open(vertx, elsewhere, OPTIONS, disk))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");

        disk.repair();
        Journal.open(vertx, elsewhere, OPTIONS, disk).close().await(30, TimeUnit.SECONDS);
    }

    private void append(String call) throws Exception {
        journal.append(Events.opened(call)).await(30, TimeUnit.SECONDS);
        durable.add(call);
    }

    private void appendUntilOneFails() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        for (int i = 0; journal.state().lost() == 0; i++) {
            assertThat(System.nanoTime()).as("none failed").isLessThan(deadline);
            journal.append(Events.opened("call_" + i)).otherwiseEmpty().await(30, TimeUnit.SECONDS);
        }
    }

    private void assertRefused(String call) {
        Future<Void> append = journal.append(Events.opened(call));
        assertThatThrownBy(() -> append.await(30, TimeUnit.SECONDS)).isInstanceOf(JournalUnavailable.class);
    }

    private void awaitHealth() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!journal.state().healthy()) {
            assertThat(System.nanoTime()).as("still unhealthy").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private Path last() throws IOException {
        var all = segments();
        return all.get(all.size() - 1);
    }

    private List<Path> segments() throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".journal"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> calls(Path directory) throws IOException {
        return Lines.events(directory).stream()
                .map(event -> event.substring(event.indexOf(' ') + 1))
                .toList();
    }
}
