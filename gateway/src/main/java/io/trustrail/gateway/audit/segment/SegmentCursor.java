package io.trustrail.gateway.audit.segment;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal's records one after the other, while it is written, up to a record that is known to be durable: what
 * follows may still be taken back. For one thread at a time.
 */
public final class SegmentCursor implements Closeable {

    private final Path directory;
    private List<Segment> segments = List.of();
    private @Nullable SegmentReader reader;
    private long segmentFirst = -1;
    private long next;
    private long durable;

    /** @param next number of the first record to read */
    public SegmentCursor(Path directory, long next) {
        this.directory = directory;
        this.next = next;
    }

    /** Number of the record that {@link #next} reads. */
    public long position() {
        return next;
    }

    /** Tells up to which record the journal is durable by now. */
    public void reach(long number) throws IOException {
        if (number != durable) {
            durable = number;
            segments = Segment.list(directory);
        }
    }

    /** Whether a durable record follows. */
    public boolean hasNext() {
        return next <= durable;
    }

    /**
     * The next record's payload.
     *
     * @throws CorruptJournal if it is missing or broken
     */
    public byte[] next() throws IOException {
        var segment = segments.stream()
                .filter(each -> each.first() <= next)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new CorruptJournal(directory, 0, "record " + next + " is missing"));
        if (segment.first() != segmentFirst) {
            open(segment);
        }
        var current = reader;
        if (current == null || !current.next()) {
            throw new CorruptJournal(
                    segment.path(), current == null ? 0 : current.offset(), "record " + next + " is broken or missing");
        }
        next++;
        return current.payload();
    }

    private void open(Segment segment) throws IOException {
        close();
        segmentFirst = segment.first();
        var opened = SegmentReader.open(segment.path());
        reader = opened;
        for (long skipped = segment.first(); skipped < next; skipped++) {
            if (!opened.next()) {
                throw new CorruptJournal(
                        segment.path(), opened.offset(), "record " + skipped + " is broken or missing");
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
            reader = null;
            segmentFirst = -1;
        }
    }
}
