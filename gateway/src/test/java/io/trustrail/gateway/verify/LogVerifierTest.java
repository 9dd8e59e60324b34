package io.trustrail.gateway.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trustrail.gateway.audit.log.SmallLog;
import io.trustrail.gateway.verify.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs that are sound, and logs that somebody changed. */
class LogVerifierTest {

    private static final int CALLS = 330;

    private final Path root;

    LogVerifierTest(@TempDir Path root) {
        this.root = root;
    }

    private static Leaves day() {
        return new Leaves()
                .checkpoint(0)
                .policy("p1")
                .calls(CALLS, "p1")
                .checkpoint(0)
                .calls(CALLS, "p1");
    }

    private SmallLog log() throws IOException {
        return log(day());
    }

    private SmallLog log(Leaves leaves) throws IOException {
        return new SmallLog(root.resolve("log")).add(leaves.list()).publish();
    }

    private static Report verify(SmallLog log, byte[]... kept) throws IOException {
        return LogVerifier.verify(
                Sources.of(log.directory().toString()), VerifierKey.parse(log.verifierKey()), List.of(kept));
    }

    private static Fault first(SmallLog log, byte[]... kept) throws IOException {
        var report = verify(log, kept);
        assertThat(report.sound()).as("found").isFalse();
        return report.faults().get(0);
    }

    private void change(String file, java.util.function.UnaryOperator<byte[]> change) throws IOException {
        var path = root.resolve("log").resolve(file);
        Files.write(path, change.apply(Files.readAllBytes(path)));
    }

    /** Where an entry's length stands in its bundle. */
    private static int offset(List<String> leaves, int index) {
        return leaves.subList(index / 256 * 256, index).stream()
                .mapToInt(leaf -> 2 + leaf.length())
                .sum();
    }

    @Test
    void aSoundLogIsSound() throws IOException {
        var report = verify(log());
        assertThat(report.faults()).isEmpty();
        assertThat(report.entries()).isEqualTo(3 + 4 * CALLS);
        assertThat(report.tally().opened()).isEqualTo(2 * CALLS);
        assertThat(report.tally().policies()).isEqualTo(1);
        assertThat(report.signed()).hasToString("2027-01-15T08:00:00Z");
        assertThat(verify(new SmallLog(root.resolve("empty")).publish()).sound())
                .isTrue();
    }

    @Test
    void aLogThatGrewGoesOnWhereTheKeptCheckpointEnds() throws IOException {
        var leaves = day().list();
        var kept = new ArrayList<byte[]>();
        var grown = new SmallLog(root.resolve("grown"));
        int before = 0;
        for (int size : new int[] {1, 255, 256, 257, 700, leaves.size()}) {
            kept.add(grown.add(leaves.subList(before, size)).publish().checkpoint());
            before = size;
        }
        assertThat(verify(grown, kept.toArray(byte[][]::new)).faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 700, 1290})
    void aFlippedBitInAnEntryIsFoundAndTheEntryNamed(int index) throws IOException {
        var leaves = day().list();
        var log = log();
        int last = leaves.size() / 256;
        var file = "tile/entries/"
                + (index / 256 == last ? "00" + last + ".p/" + leaves.size() % 256 : "00" + index / 256);
        // The last letter of the type: still canonical JSON.
        int at = offset(leaves, index) + 2 + leaves.get(index).length() - 3;
        change(file, bytes -> {
            bytes[at] ^= 1;
            return bytes;
        });
        var fault = first(log);
        assertThat(fault.index()).isEqualTo(index);
    }

    @Test
    void aBundleCutShortNamesTheFirstEntryThatIsMissing() throws IOException {
        var leaves = day().list();
        var log = log();
        change("tile/entries/001", bytes -> Arrays.copyOf(bytes, offset(leaves, 300) + 5));
        assertThat(first(log))
                .isEqualTo(new Fault(300, "", "the entry is missing: tile/entries/001 is missing or cut short"));
        assertThat(verify(log).faultCount()).as("the rest is judged by itself").isEqualTo(1);
    }

    @Test
    void aMissingBundleIsNamed() throws IOException {
        var log = log();
        Files.delete(root.resolve("log/tile/entries/002"));
        assertThat(first(log).index()).isEqualTo(512);
    }

    @Test
    void anEntryThatWasDroppedIsNamed() throws IOException {
        var leaves = day().list();
        var log = log();
        change("tile/entries/001", bytes -> {
            int at = offset(leaves, 400);
            int end = at + 2 + leaves.get(400).length();
            var without = new byte[bytes.length - (end - at)];
            System.arraycopy(bytes, 0, without, 0, at);
            System.arraycopy(bytes, end, without, at, bytes.length - end);
            return without;
        });
        assertThat(first(log).index()).isEqualTo(400);
    }

    @Test
    void entriesInAnotherOrderAreNamed() throws IOException {
        var leaves = new ArrayList<>(day().list());
        var log = log();
        Collections.swap(leaves, 601, 603);
        var other = new SmallLog(root.resolve("other")).add(leaves).publish();
        Files.copy(
                other.directory().resolve("tile/entries/002"),
                log.directory().resolve("tile/entries/002"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(first(log).index()).isEqualTo(601);
    }

    @Test
    void anOldBundleInThePlaceOfANewOneIsNamed() throws IOException {
        var log = log();
        Files.copy(
                root.resolve("log/tile/entries/001"),
                root.resolve("log/tile/entries/003"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(first(log).index()).isEqualTo(768);
    }

    @Test
    void aChangedTileIsToldApartFromChangedEntries() throws IOException {
        var log = log();
        change("tile/0/001", bytes -> {
            bytes[32 * 10 + 5] ^= 4;
            return bytes;
        });
        assertThat(first(log)).isEqualTo(new Fault(266, "", "the tile tile/0/001 was changed; the entries are right"));
    }

    @Test
    void aMissingTileIsNamed() throws IOException {
        var log = log();
        Files.delete(root.resolve("log/tile/0/003"));
        assertThat(first(log).what()).isEqualTo("the tile tile/0/003 is missing or cut short");
    }

    @Test
    void anOldCopyIsShorterThanTheCheckpointThatWasKept() throws IOException {
        var leaves = day().list();
        var log = new SmallLog(root.resolve("log")).add(leaves.subList(0, 700)).publish();
        var newer = log.forged(root.resolve("newer")).add(leaves).publish();
        var fault = first(log, newer.checkpoint());
        assertThat(fault.index()).isEqualTo(700);
        assertThat(fault.what()).contains("has 1323 entries").contains("an old copy");
    }

    @Test
    void aHistoryThatWasWrittenAnewDiffersFromTheCheckpointThatWasKept() throws IOException {
        var log = log();
        var other = new Leaves().checkpoint(0).policy("p1").calls(2 * CALLS + 7, "p1");
        var forged = log.forged(root.resolve("forged")).add(other.list()).publish();
        assertThat(verify(forged).sound())
                .as("without a checkpoint nobody can tell")
                .isTrue();
        assertThat(first(forged, log.checkpoint()).what()).contains("not those of the checkpoint that was kept");
    }

    @Test
    void acheckpointOfSomebodyElseIsRefused() throws IOException {
        var log = log();
        var stranger = new SmallLog(root.resolve("stranger"));
        var report = LogVerifier.verify(
                Sources.of(log.directory().toString()), VerifierKey.parse(stranger.verifierKey()), List.of());
        assertThat(report.faults())
                .extracting(Fault::what)
                .contains("the checkpoint is not signed by the key test.example/log");
        change(
                "checkpoint",
                bytes -> new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
                        .replace("\n1323\n", "\n1322\n")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(verify(log).faults())
                .extracting(Fault::what)
                .contains("the checkpoint is not signed by the key test.example/log");
    }

    private Fault firstOf(Leaves leaves) throws IOException {
        return first(log(leaves));
    }

    @Test
    void historiesThatCantBeAreNamed() throws IOException {
        assertThat(firstOf(day().lost().calls(1, "p1")))
                .isEqualTo(new Fault(1323, "call_1324", "its number is 1325, not 1324"));
        assertThat(firstOf(day().closed("call_new", "p1")).what()).contains("delivered, and never opened");
        assertThat(firstOf(day().opened("call_a", "p9")).what()).contains("policy p9 was never announced");
        assertThat(firstOf(day().opened("call_a", "p1").opened("call_a", "p1")).what())
                .contains("open already");
        assertThat(firstOf(day().opened("call_a", "p1").policy("p2").closed("call_a", "p2"))
                        .what())
                .contains("was opened under policy p1, at entry 1323");
        assertThat(firstOf(day().crashed("call_b")).what()).contains("crashed, and was not open");
        assertThat(firstOf(day().opened("call_a", "p1").checkpoint(0)).what())
                .contains("had 0 open calls here, the log has 1");
        assertThat(firstOf(day().policy("p2").calls(400, "p2").opened("call_a", "p1"))
                        .what())
                .contains("not in force any more");
        assertThat(firstOf(day().raw("{\"seq\":1324, \"type\":\"x\"}")).what()).contains("not in canonical form");
        assertThat(firstOf(day().raw("no json")).what()).contains("no JSON");
    }

    @Test
    void historiesThatCanBeAreSound() throws IOException {
        var leaves = day().opened("call_a", "p1")
                .policy("p2")
                .opened("call_late", "p1")
                .checkpoint(2)
                .crashed("call_a")
                .closed("call_late", "p1")
                .closed("call_refused", "p2", "blocked_prompt")
                .opened("call_under_way", "p2");
        var report = verify(log(leaves));
        assertThat(report.faults()).isEmpty();
        assertThat(report.tally().refused()).isEqualTo(1);
        assertThat(report.tally().crashed()).isEqualTo(1);
        assertThat(report.tally().underWay()).isEqualTo(1);
    }

    @Test
    void noLogIsNamed() {
        assertThatThrownBy(() -> Sources.of(root.toString())).hasMessageContaining("there is no log in");
        assertThatThrownBy(() -> VerifierKey.parse("name+00112233+AAAA")).hasMessageContaining("--key");
    }
}
