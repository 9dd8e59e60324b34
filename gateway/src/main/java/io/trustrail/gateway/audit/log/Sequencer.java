package io.trustrail.gateway.audit.log;

import io.trustrail.gateway.audit.log.leaf.Leaf;
import io.trustrail.gateway.audit.log.note.Checkpoint;
import io.trustrail.gateway.audit.log.note.LogKey;
import io.trustrail.gateway.audit.log.note.SignedNote;
import io.trustrail.gateway.audit.log.tile.DurableFiles;
import io.trustrail.gateway.audit.log.tile.TileReader;
import io.trustrail.gateway.audit.log.tile.TileWriter;
import io.trustrail.gateway.audit.segment.ChannelFactory;
import io.trustrail.gateway.audit.segment.Segment;
import io.trustrail.gateway.audit.segment.SegmentCursor;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

/**
 * Turns records into leaves and leaves into checkpoints. Takes up where the last checkpoint ends: whatever a crash left
 * beyond it is written again, with the same bytes. For one thread at a time; after a failure it must not be used any more.
 */
final class Sequencer implements Closeable {

    /** How many leaves a checkpoint may be behind while the log catches up. */
    private static final int MOST_AT_ONCE = 16_384;

    private final LogOptions options;
    private final JournalFeed feed;
    private final LogKey key;
    private final DurableFiles files;
    private final TileWriter tiles;
    private final SegmentCursor cursor;

    private Sequencer(
            LogOptions options, JournalFeed feed, LogKey key, DurableFiles files, TileWriter tiles, SegmentCursor at) {
        this.options = options;
        this.feed = feed;
        this.key = key;
        this.files = files;
        this.tiles = tiles;
        this.cursor = at;
    }

    /**
     * Takes up a log, or begins one.
     *
     * @throws LogMismatch if the journal is not the one that the log was made of
     * @throws IOException naming what is wrong with the log's files
     */
    static Sequencer resume(LogOptions options, JournalFeed feed, ChannelFactory channels) throws IOException {
        var directory = options.directory();
        var files = new DurableFiles(directory, channels);
        var key = LogFiles.key(directory, options.origin(), files);
        long size = sizeOf(directory, key);
        var tiles = TileWriter.resume(directory, size, files);
        requireRoot(directory, key, tiles);
        requireRecords(feed.directory(), size);
        var cursor = new SegmentCursor(feed.directory(), Math.max(size, 1));
        try {
            cursor.reach(feed.durable().getAsLong());
            requireSameHistory(directory, size, cursor);
            return new Sequencer(options, feed, key, files, tiles, cursor);
        } catch (IOException | RuntimeException e) {
            cursor.close();
            throw e;
        }
    }

    private static long sizeOf(Path directory, LogKey key) throws IOException {
        var file = directory.resolve(LogFiles.CHECKPOINT);
        if (!Files.exists(file)) {
            return 0;
        }
        var note = SignedNote.parse(Files.readString(file));
        if (!key.signed(note)) {
            throw damaged(directory, "its checkpoint has no signature by its key");
        }
        return Checkpoint.parse(note.text()).size();
    }

    private static void requireRoot(Path directory, LogKey key, TileWriter tiles) throws IOException {
        var file = directory.resolve(LogFiles.CHECKPOINT);
        if (Files.exists(file)) {
            var known =
                    Checkpoint.parse(SignedNote.parse(Files.readString(file)).text());
            if (!Arrays.equals(known.root(), tiles.root()) || !known.origin().equals(key.name())) {
                throw damaged(directory, "its checkpoint doesn't fit its tiles");
            }
        }
    }

    /* The journal may have lost its beginning to retention, but nothing that the log doesn't have. */
    private static void requireRecords(Path journal, long size) throws IOException {
        var segments = Segment.list(journal);
        if (!segments.isEmpty() && segments.get(0).first() > size + 1) {
            throw new IOException("the log has " + size + " leaves, and the journal " + journal + " begins with record "
                    + segments.get(0).first() + ": what was between them was removed when the log had it. Restore the"
                    + " log from a backup.");
        }
    }

    private static IOException damaged(Path directory, String how) {
        return new IOException("the log " + directory + " is damaged: " + how
                + ". Run 'trustrail audit verify' to see where. Restore it from a backup, or delete its tiles and its"
                + " checkpoint, not its key: they are made again from the journal.");
    }

    private static void requireSameHistory(Path directory, long size, SegmentCursor cursor) throws IOException {
        if (size == 0) {
            return;
        }
        if (!cursor.hasNext()) {
            throw new LogMismatch(directory, "it has " + size + " leaves, and the journal has fewer records");
        }
        var leaf = new TileReader(directory, size).entry(size - 1);
        if (!Arrays.equals(leaf, Leaf.of(cursor.next()))) {
            throw new LogMismatch(directory, "leaf " + (size - 1) + " is not the journal's record " + size);
        }
    }

    /** Appends what the journal made durable, up to a bound, and tells whether there is more. */
    boolean advance() throws IOException {
        cursor.reach(feed.durable().getAsLong());
        for (int count = 0; count < MOST_AT_ONCE && cursor.hasNext(); count++) {
            tiles.append(Leaf.of(cursor.next()));
        }
        return cursor.hasNext();
    }

    /** Leaves so far, with those that no checkpoint covers yet. */
    long size() {
        return tiles.size();
    }

    /** Makes all leaves durable and signs a checkpoint of them. */
    LogState publish() throws IOException {
        tiles.flush();
        var now = Instant.ofEpochSecond(options.clock().instant().getEpochSecond());
        var checkpoint = new Checkpoint(key.name(), tiles.size(), tiles.root());
        var note = key.sign(checkpoint, now.getEpochSecond());
        files.write(LogFiles.CHECKPOINT, note.toString().getBytes(StandardCharsets.UTF_8));
        files.sync();
        tiles.tidy();
        return new LogState(tiles.size(), "", now);
    }

    LogKey key() {
        return key;
    }

    @Override
    public void close() throws IOException {
        cursor.close();
    }
}
