package io.trustrail.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A journal among processes that die or want the same one. */
@Timeout(120)
class JournalProcessTest {

    private final Vertx vertx = Vertx.vertx();
    private final List<Process> children = new ArrayList<>();
    private final Path directory;

    JournalProcessTest(@TempDir Path data) {
        directory = data.resolve("journal");
    }

    @AfterEach
    void close() throws Exception {
        for (var child : children) {
            child.destroyForcibly().waitFor();
        }
        vertx.close().await(30, TimeUnit.SECONDS);
    }

    @Test
    void whatAProcessAcknowledgedIsReadAfterItWasKilled() throws Exception {
        var acknowledged = new ArrayList<String>();
        for (int kill = 0; kill < 3; kill++) {
            var child = start();
            var output = JournalChild.output(child);
            for (int line = 0; line < 1_500 + 700 * kill; line++) {
                acknowledged.add(output.readLine());
            }
            // Killing it through Process would throw away what it has said.
            child.toHandle().destroyForcibly();
            output.lines().forEach(acknowledged::add);
            assertThat(child.waitFor()).as("killed").isEqualTo(128 + 9);
        }

        var journal = Journal.open(vertx, directory, JournalOptions.DEFAULT);

        var events = new HashSet<>(Lines.events(directory));
        acknowledged.removeIf(line -> line.startsWith("unclosed ") || !isWhole(line));
        assertThat(acknowledged).hasSizeGreaterThan(5_000).allMatch(events::contains);
        assertThat(events.stream().filter(event -> event.startsWith("crashed ")))
                .as("each call ends")
                .hasSize((int) (count(events, "opened ") - count(events, "closed ")));
        journal.close().await(30, TimeUnit.SECONDS);
    }

    /** The last line may be cut short by the kill. */
    private static boolean isWhole(String line) {
        return line.matches("(opened|closed) \\d+_\\d+_\\d+");
    }

    private static long count(Set<String> events, String type) {
        return events.stream().filter(event -> event.startsWith(type)).count();
    }

    @Test
    void aSecondProcessIsRefusedWithASentence() throws Exception {
        var journal = Journal.open(vertx, directory, JournalOptions.DEFAULT);
        assertThatThrownBy(() -> Journal.open(vertx, directory, JournalOptions.DEFAULT))
                .isInstanceOf(IOException.class);

        var child = start();

        assertThat(JournalChild.output(child).readLine())
                .startsWith("refused: the journal " + directory + " is in use by process "
                        + ProcessHandle.current().pid())
                .contains("--data");
        assertThat(child.waitFor()).isEqualTo(3);
        journal.append(Events.opened("call_1")).await(30, TimeUnit.SECONDS);
        journal.close().await(30, TimeUnit.SECONDS);
        assertThat(JournalChild.output(start()).readLine()).isEqualTo("unclosed call_1");
    }

    @Test
    void aRunningJournalCanBeRead() throws Exception {
        var child = start();
        var output = JournalChild.output(child);
        var drained = new Thread(() -> output.lines().forEach(line -> {}));
        int seen = 0;
        output.readLine();
        drained.start();
        for (int read = 0; read < 4 || seen < 500; read++) {
            var events = Lines.events(directory);
            assertThat(events).hasSizeGreaterThanOrEqualTo(seen);
            seen = events.size();
        }
        child.destroyForcibly().waitFor();
        drained.join();
    }

    private Process start() throws IOException {
        var child = JournalChild.start(directory);
        children.add(child);
        return child;
    }
}
