package io.trustrail.gateway.audit;

import io.trustrail.gateway.audit.record.OpenCalls;
import io.trustrail.gateway.audit.record.RecordView;
import io.trustrail.gateway.audit.segment.CorruptJournal;
import io.trustrail.gateway.audit.segment.FrameBuffer;
import io.trustrail.gateway.audit.segment.Segment;
import io.trustrail.gateway.audit.segment.SegmentReader;
import io.trustrail.gateway.store.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the last process stopped writing. Reads the last segment only: its checkpoint tells what was open before.
 *
 * <p>A process that dies, or a machine that loses power, hurts the last group at most, and nobody was told that this
 * group is durable. So a broken end of up to a group's length is cut off; its bytes are kept in a {@code .torn} file. More
 * than that is damage of another kind, and the operator must know.
 *
 * @param next number of the next record
 */
record Recovery(long next, OpenCalls open) {

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    /** Cuts a broken end off. The caller holds the journal's lock. */
    static Recovery of(Path directory) throws IOException {
        var segments = Segment.list(directory);
        for (int i = segments.size() - 1; i >= 0; i--) {
            var found = recover(segments.get(i));
            if (found.isPresent()) {
                return found.get();
            }
        }
        return new Recovery(segments.isEmpty() ? 1 : segments.get(0).first(), new OpenCalls());
    }

    /** Empty if the process died while it started this segment; the one before is the last then. */
    private static Optional<Recovery> recover(Segment segment) throws IOException {
        try (var reader = SegmentReader.open(segment.path())) {
            var open = new OpenCalls();
            long next = segment.first();
            boolean started = false;
            for (; reader.next(); next++) {
                var record = view(reader, next);
                open.replay(record);
                started |= record.type().equals(RecordView.CHECKPOINT) && !record.more();
            }
            cut(reader, started);
            return started ? Optional.of(new Recovery(next, open)) : Optional.empty();
        }
    }

    private static void cut(SegmentReader reader, boolean started) throws IOException {
        var file = reader.path();
        long end = reader.offset();
        long written = reader.written();
        if (written - end > FrameBuffer.MAX_GROUP) {
            throw new CorruptJournal(
                    file,
                    end,
                    "more follows than a crash can leave unfinished. Restore the file, or move"
                            + " the journal directory away to start a new one.");
        }
        if (written > end) {
            var kept = file.resolveSibling(file.getFileName() + "." + end + ".torn");
            keep(file, end, written, kept);
            log.warn("The last {} bytes of the journal were never finished; {} has them", written - end, kept);
        }
        if (started) {
            truncate(file, end);
        } else {
            Files.delete(file);
        }
    }

    private static void keep(Path file, long from, long to, Path target) throws IOException {
        try (var in = FileChannel.open(file, StandardOpenOption.READ);
                var out = FileChannel.open(OwnerOnly.file(target), StandardOpenOption.WRITE)) {
            for (long at = from; at < to; ) {
                at += in.transferTo(at, to - at, out);
            }
        }
    }

    private static void truncate(Path file, long end) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(end);
            channel.force(true);
        }
    }

    /** The record that was read, which must have a number. */
    static RecordView view(SegmentReader reader, long expected) throws IOException {
        var record = RecordView.parse(reader.payload())
                .orElseThrow(() -> new CorruptJournal(reader.path(), reader.offset(), "the record is no JSON object"));
        if (record.seq() != expected) {
            throw new CorruptJournal(
                    reader.path(), reader.offset(), "record " + expected + " was expected, not " + record.seq());
        }
        return record;
    }
}
