package io.trustrail.gateway.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.audit.JournalOptions;
import io.trustrail.gateway.audit.log.proof.Prover;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.verify.Fault;
import io.trustrail.gateway.verify.LogVerifier;
import io.trustrail.gateway.verify.VerifierKey;
import io.trustrail.gateway.verify.source.Sources;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes journal and log under load, killed again and again. */
@Tag("endurance")
@Timeout(600)
class LogKillTest {

    private static final int KILLS = 50;
    private static final int SEED = 20261122;
    private static final Pattern KEY = Pattern.compile("\"key\":\"([0-9_]+)\"");

    private final Path data;

    LogKillTest(@TempDir Path data) {
        this.data = data;
    }

    @Test
    void nothingThatWasAcknowledgedIsLostHoweverOftenTheProcessIsKilled() throws Exception {
        var random = new Random(SEED);
        Set<String> durable = new HashSet<>();
        List<byte[]> checkpoints = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            durable.addAll(runUntilKilled(kill, random.nextInt(250)));
            if (Files.exists(data.resolve("log/checkpoint"))) {
                checkpoints.add(Files.readAllBytes(data.resolve("log/checkpoint")));
            }
        }
        assertThat(durable).hasSizeGreaterThan(KILLS * 20);
        finish();

        var key = VerifierKey.parse(Files.readString(data.resolve("log/vkey")));
        var report = LogVerifier.verify(Sources.of(data.toString()), key, checkpoints);
        assertThat(report.faults()).extracting(Fault::toString).isEmpty();
        var logged = logged();
        assertThat(logged).doesNotHaveDuplicates();
        durable.removeAll(new HashSet<>(logged));
        assertThat(durable).as("acknowledged and not in the log").isEmpty();
    }

    /** What the process said to be durable. The last line may be cut short. */
    private List<String> runUntilKilled(int number, int records) throws Exception {
        var child = LogChild.start(data, number);
        List<String> said = new ArrayList<>();
        try (BufferedReader output = child.inputReader(StandardCharsets.UTF_8)) {
            for (int line = 0; line <= records; line++) {
                said.add(String.valueOf(output.readLine()));
            }
            child.toHandle().destroyForcibly();
            output.lines().forEach(said::add);
        }
        assertThat(child.waitFor()).as("killed; it said %s", said.get(0)).isEqualTo(128 + 9);
        said.removeIf(line -> !line.matches("durable \\d+_\\d+_\\d+"));
        return said.subList(0, Math.max(0, said.size() - 1)).stream()
                .map(line -> line.substring("durable ".length()))
                .toList();
    }

    /** Starts once more, in peace. */
    private void finish() throws IOException {
        var vertx = Vertx.vertx();
        var journal = Journal.open(vertx, data.resolve("journal"), JournalOptions.DEFAULT);
        var log = TransparencyLog.open(
                vertx,
                LogOptions.of(data.resolve("log"), ""),
                new JournalFeed(data.resolve("journal"), journal::lastDurable),
                size -> {});
        Await.result(journal.close());
        Await.result(log.close());
        Await.result(vertx.close());
    }

    private List<String> logged() throws IOException {
        var keys = new ArrayList<String>();
        Prover.at(data.resolve("log")).forEach((index, leaf) -> {
            var found = KEY.matcher(new String(leaf, StandardCharsets.UTF_8));
            if (found.find()) {
                keys.add(found.group(1));
            }
        });
        return keys;
    }
}
