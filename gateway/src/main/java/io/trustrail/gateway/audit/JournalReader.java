package io.trustrail.gateway.audit;

import io.trustrail.gateway.audit.segment.CorruptJournal;
import io.trustrail.gateway.audit.segment.Segment;
import io.trustrail.gateway.audit.segment.SegmentReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a journal from its first record on and checks every one. Blocks. Works while a gateway writes. */
public final class JournalReader {

    private final Path directory;
    private final Consumer<String> sink;
    private long next;

    private JournalReader(Path directory, Consumer<String> sink) {
        this.directory = directory;
        this.sink = sink;
    }

    /**
     * Gives each record as a line of JSON to a consumer, in order, up to what is written so far.
     *
     * @throws CorruptJournal naming file and byte if a record in the midst is damaged or missing
     */
    public static void read(Path directory, Consumer<String> line) throws IOException {
        var reader = new JournalReader(directory, line);
        var segment = reader.after(0);
        if (segment.isPresent()) {
            reader.next = segment.get().first();
        }
        while (segment.isPresent()) {
            segment = reader.read(segment.get());
        }
    }

    /** Reads a segment and returns the one that follows. */
    private Optional<Segment> read(Segment segment) throws IOException {
        try (var reader = SegmentReader.open(segment.path())) {
            var following = after(segment.first());
            while (true) {
                if (following.isPresent() && following.get().first() <= next) {
                    next = following.get().first();
                    return following;
                }
                if (reader.next()) {
                    Recovery.view(reader, next);
                    sink.accept(new String(reader.payload(), StandardCharsets.UTF_8));
                    next++;
                } else if (following.isPresent()) {
                    throw new CorruptJournal(
                            segment.path(), reader.offset(), "record " + next + " is broken or missing");
                } else {
                    // The writer may have gone on, here and in another segment, since we looked.
                    following = after(segment.first());
                    if (following.isEmpty()) {
                        return following;
                    }
                }
            }
        }
    }

    private Optional<Segment> after(long first) throws IOException {
        return Segment.list(directory).stream()
                .filter(segment -> segment.first() > first)
                .findFirst();
    }
}
