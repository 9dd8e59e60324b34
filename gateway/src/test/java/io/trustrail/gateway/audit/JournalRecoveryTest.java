package io.trustrail.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trustrail.gateway.audit.segment.CorruptJournal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** What is found after a crash. Frames are looked at byte by byte here, without the journal's own reader. */
class JournalRecoveryTest {

    private static final JournalOptions OPTIONS = new JournalOptions(64 * 1024, 10_000, Duration.ofSeconds(1));
    private static final int HEADER = 8;

    private static final Vertx VERTX = Vertx.vertx();
    private static Path root = Path.of("");

    @BeforeContainer
    static void makeRoom() throws IOException {
        root = Files.createTempDirectory("trustrail-recovery");
    }

    @AfterContainer
    static void tidyUp() throws Exception {
        VERTX.close().await(30, TimeUnit.SECONDS);
        try (var files = Files.walk(root)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    enum Damage {
        /** The file ends in the midst. */
        CUT {
            @Override
            byte[] done(byte[] file, int at, Random random) {
                return Arrays.copyOf(file, at);
            }
        },
        /** What was written last didn't reach the disk. */
        LOST {
            @Override
            byte[] done(byte[] file, int at, Random random) {
                var damaged = file.clone();
                Arrays.fill(damaged, at, file.length, (byte) 0);
                return damaged;
            }
        },
        /** One bit turned. */
        FLIPPED {
            @Override
            byte[] done(byte[] file, int at, Random random) {
                var damaged = file.clone();
                damaged[at] ^= (byte) (1 << random.nextInt(8));
                return damaged;
            }
        },
        /** A page didn't reach the disk, and those after it did. */
        HOLE {
            @Override
            byte[] done(byte[] file, int at, Random random) {
                var damaged = file.clone();
                Arrays.fill(damaged, at, Math.min(file.length, at + 512), (byte) 0);
                return damaged;
            }
        },
        /** Something else is where the last write should be. */
        GARBAGE {
            @Override
            byte[] done(byte[] file, int at, Random random) {
                var damaged = file.clone();
                for (int i = at; i < file.length; i++) {
                    damaged[i] = (byte) random.nextInt();
                }
                return damaged;
            }
        };

        abstract byte[] done(byte[] file, int at, Random random);
    }

    @Property(tries = 60)
    void allBeforeTheDamageIsKeptAndWritingGoesOn(
            @ForAll Damage damage, @ForAll @IntRange(max = 999) int permille, @ForAll Random random) throws Exception {
        var directory = Lines.crashed(twoSegments());
        var last = lastSegment(directory);
        var whole = Files.readAllBytes(last);
        int at = permille * written(whole) / 1_000;
        var before = Lines.events(directory);
        var damaged = damage.done(whole, at, random);
        Files.write(last, damaged);
        int kept = before.size() - recordsIn(whole) + recordsIn(Arrays.copyOf(whole, firstDifference(whole, damaged)));

        var journal = Journal.open(VERTX, directory, OPTIONS);
        await(journal.append(Events.closed("after")));
        await(journal.close());

        var after = Lines.events(directory);
        assertThat(after).startsWith(before.subList(0, kept).toArray(String[]::new));
        assertThat(after.get(after.size() - 1)).isEqualTo("closed after");
        assertThat(after.subList(kept, after.size() - 1)).allMatch(event -> event.startsWith("crashed "));
        assertThat(journal.unclosed()).hasSize(open(before.subList(0, kept)));
    }

    @Example
    void whatIsCutOffIsKeptBeside() throws Exception {
        var directory = Lines.crashed(twoSegments());
        var last = lastSegment(directory);
        var whole = Files.readAllBytes(last);
        int end = written(whole);
        whole[end - 3] ^= 1;
        Files.write(last, whole);

        await(Journal.open(VERTX, directory, OPTIONS).close());

        try (var files = Files.list(directory)) {
            var torn = files.filter(file -> file.toString().endsWith(".torn")).toList();
            assertThat(torn).hasSize(1);
            int start = end - (int) Files.size(torn.get(0));
            assertThat(Files.size(last)).as("the rest").isEqualTo(start);
            assertThat(Files.readAllBytes(torn.get(0))).isEqualTo(Arrays.copyOfRange(whole, start, end));
        }
    }

    @Example
    void aProcessThatDiedWhileItStartedASegmentLeavesTheOneBefore() throws Exception {
        var directory = Lines.crashed(twoSegments());
        var before = Lines.events(directory);
        var next = 1 + Lines.all(directory).size();
        Files.write(directory.resolve(String.format("%019d.journal", next)), new byte[64 * 1024]);

        var journal = Journal.open(VERTX, directory, OPTIONS);
        await(journal.append(Events.closed("after")));
        await(journal.close());

        assertThat(Lines.events(directory))
                .startsWith(before.toArray(String[]::new))
                .endsWith("closed after");
    }

    @Example
    void damageInAnEarlierSegmentIsAnErrorThatSaysWhere() throws Exception {
        var directory = Lines.crashed(twoSegments());
        var first = segments(directory).get(0);
        var bytes = Files.readAllBytes(first);
        int third = HEADER + ByteBuffer.wrap(bytes).getInt(0);
        third += HEADER + ByteBuffer.wrap(bytes).getInt(third);
        bytes[third + HEADER + 5] ^= 1;
        Files.write(first, bytes);

        var read = new ArrayList<String>();
        assertThatThrownBy(() -> JournalReader.read(directory, read::add))
                .isInstanceOf(CorruptJournal.class)
                .hasMessageContaining(first.toString())
                .hasMessageContaining("byte " + third);
        assertThat(read).as("what comes before it is given").hasSize(2);
    }

    @Example
    void aMissingSegmentIsAnError() throws Exception {
        var directory = Lines.crashed(manyRecords(500, OPTIONS));
        Files.delete(segments(directory).get(1));

        assertThatThrownBy(() -> Lines.all(directory))
                .isInstanceOf(CorruptJournal.class)
                .hasMessageContaining(segments(directory).get(0).toString());
    }

    @Example
    void moreBehindTheDamageThanACrashCanLeaveIsAnErrorThatSaysWhere() throws Exception {
        var directory = manyRecords(4_000, new JournalOptions(8 * 1024 * 1024, 10_000, Duration.ofSeconds(1)));
        var copy = Lines.crashed(directory);
        var last = lastSegment(copy);
        var bytes = Files.readAllBytes(last);
        int second = HEADER + ByteBuffer.wrap(bytes).getInt(0);
        bytes[second + HEADER] ^= 1;
        Files.write(last, bytes);

        assertThatThrownBy(() -> Journal.open(VERTX, copy, OPTIONS))
                .isInstanceOf(CorruptJournal.class)
                .hasMessageContaining(last.toString())
                .hasMessageContaining("byte " + second);
        assertThat(Files.readAllBytes(last)).as("it is left as it is").isEqualTo(bytes);
    }

    private static @Nullable Path twoSegments;

    /** Made once: a journal that a process was writing to when it died, some way into its second segment. */
    private static Path twoSegments() throws Exception {
        var made = twoSegments;
        if (made == null) {
            made = Lines.crashed(manyRecords(190, OPTIONS));
            assertThat(segments(made)).hasSize(2);
            twoSegments = made;
        }
        return made;
    }

    private static Path manyRecords(int count, JournalOptions options) throws Exception {
        var directory = Files.createTempDirectory(root, "journal");
        var journal = Journal.open(VERTX, directory, options);
        var random = new Random(7);
        for (int i = 0; i < count; i++) {
            var call = "call_" + random.nextInt(40);
            var appended = journal.append(i % 2 == 0 ? Events.opened(call) : Events.closed(call));
            if (i % 10 == 0) {
                await(appended);
            }
        }
        await(journal.append(Events.closed("the last")));
        var crashed = Lines.crashed(directory);
        await(journal.close());
        return crashed;
    }

    private static List<Path> segments(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".journal"))
                    .sorted()
                    .toList();
        }
    }

    private static Path lastSegment(Path directory) throws IOException {
        var all = segments(directory);
        return all.get(all.size() - 1);
    }

    /** Where the last record ends. */
    private static int written(byte[] file) {
        int end = 0;
        while (end + HEADER <= file.length && ByteBuffer.wrap(file).getInt(end) != 0) {
            end += HEADER + ByteBuffer.wrap(file).getInt(end);
        }
        return Math.min(end, file.length);
    }

    /** Whole records of a file that tell of a call. */
    private static int recordsIn(byte[] file) {
        int records = 0;
        int at = 0;
        while (at + HEADER <= file.length && ByteBuffer.wrap(file).getInt(at) != 0) {
            int end = at + HEADER + ByteBuffer.wrap(file).getInt(at);
            if (end <= file.length
                    && new String(file, at + HEADER, end - at - HEADER, StandardCharsets.UTF_8).contains("\"call\":")) {
                records++;
            }
            at = end;
        }
        return records;
    }

    private static int firstDifference(byte[] one, byte[] other) {
        int at = Arrays.mismatch(one, other);
        return at < 0 ? one.length : at;
    }

    private static int open(List<String> events) {
        var open = new HashSet<String>();
        for (var event : events) {
            var call = event.substring(event.indexOf(' '));
            if (event.startsWith("opened")) {
                open.add(call);
            } else {
                open.remove(call);
            }
        }
        return open.size();
    }

    private static <T extends @Nullable Object> T await(Future<T> future) throws Exception {
        return future.await(30, TimeUnit.SECONDS);
    }
}
