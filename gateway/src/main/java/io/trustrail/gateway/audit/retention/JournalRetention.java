package io.trustrail.gateway.audit.retention;

import io.trustrail.gateway.audit.segment.Segment;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Removes segments of a journal whose records are all in the log, the oldest first. */
public final class JournalRetention {

    /** The last ones stay: a start reads them. */
    private static final int STAY = 4;

    private final Path directory;
    private final Duration time;

    /** @param time for how long a segment stays after it was written last */
    public JournalRetention(Path directory, Duration time) {
        this.directory = directory;
        this.time = time;
    }

    /**
     * Removes what may go.
     *
     * @param logged how many leaves a checkpoint of the log covers
     * @param pruned how many of these the log has forgotten: their records go at once
     * @return how many segments were removed
     */
    public int apply(Instant now, long logged, long pruned) throws IOException {
        var segments = Segment.list(directory);
        int removed = 0;
        while (removed + STAY < segments.size()) {
            long last = segments.get(removed + 1).first() - 1;
            var segment = segments.get(removed);
            boolean old = Files.getLastModifiedTime(segment.path())
                    .toInstant()
                    .plus(time)
                    .isBefore(now);
            if (last > logged || !(old || last <= pruned)) {
                break;
            }
            remove(segment);
            removed++;
        }
        if (removed > 0) {
            sync();
        }
        return removed;
    }

    /** Number of the first record that is there; 1 if there is none. */
    long first() throws IOException {
        var segments = Segment.list(directory);
        return segments.isEmpty() ? 1 : segments.get(0).first();
    }

    /** With what crashes left of it. */
    private void remove(Segment segment) throws IOException {
        var name = segment.path().getFileName().toString();
        for (var file : torn(name)) {
            Files.delete(file);
        }
        Files.delete(segment.path());
    }

    private List<Path> torn(String name) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(name + "."))
                    .toList();
        }
    }

    private void sync() throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
