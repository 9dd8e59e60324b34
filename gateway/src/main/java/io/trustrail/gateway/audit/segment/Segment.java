package io.trustrail.gateway.audit.segment;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A segment of the journal by its name.
 *
 * @param first the number of its first record
 */
public record Segment(long first, Path path) {

    private static final Pattern NAME = Pattern.compile("(\\d{19})\\.journal");

    /** The segment of a directory that starts with a record. */
    public static Segment of(Path directory, long first) {
        return new Segment(first, directory.resolve(String.format("%019d.journal", first)));
    }

    /** All segments of a directory, in order. */
    public static List<Segment> list(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .map(file -> new Segment(
                            Long.parseLong(file.getFileName().toString().substring(0, 19)), file))
                    .sorted(Comparator.comparingLong(Segment::first))
                    .toList();
        }
    }

    /** Makes the names in a directory durable. */
    static void sync(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
