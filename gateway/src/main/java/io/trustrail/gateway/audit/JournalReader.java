package io.trustrail.gateway.audit;

import io.trustrail.gateway.audit.segment.CorruptJournal;
import io.trustrail.gateway.audit.segment.Segment;
import io.trustrail.gateway.audit.segment.SegmentReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads a journal from its first record on and checks every one. Blocks. Works while a gateway writes. */
public final class JournalReader {

    private final Consumer<String> sink;

    private JournalReader(Consumer<String> sink) {
        this.sink = sink;
    }

    /**
     * Gives each record as a line of JSON to a consumer, in order. Stops at the end of the segment that was the last one
     * when reading began, so that it ends however fast the gateway writes.
     *
     * @throws CorruptJournal naming file and byte if a record in the midst is damaged or missing
     */
    public static void read(Path directory, Consumer<String> line) throws IOException {
        readLast(directory, Integer.MAX_VALUE, line);
    }

    /**
     * The same for the newest records only: those of the last segments, with the one that is written now.
     *
     * @param segments how many, at least 1
     */
    public static void readLast(Path directory, int segments, Consumer<String> line) throws IOException {
        var reader = new JournalReader(line);
        var all = Segment.list(directory);
        for (int i = Math.max(0, all.size() - segments); i < all.size(); i++) {
            boolean last = i == all.size() - 1;
            reader.read(all.get(i), last ? Long.MAX_VALUE : all.get(i + 1).first());
        }
    }

    /** Reads the records before {@code end}; the last segment may have fewer. */
    private void read(Segment segment, long end) throws IOException {
        try (var reader = SegmentReader.open(segment.path())) {
            long next = segment.first();
            for (; next < end && reader.next(); next++) {
                Recovery.view(reader, next);
                sink.accept(new String(reader.payload(), StandardCharsets.UTF_8));
            }
            if (next < end && end != Long.MAX_VALUE) {
                throw new CorruptJournal(segment.path(), reader.offset(), "record " + next + " is broken or missing");
            }
        }
    }
}
