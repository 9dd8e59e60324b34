package io.trustrail.gateway.audit.commit;

import io.trustrail.gateway.audit.segment.Segment;
import io.trustrail.gateway.store.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;

/** Files of a journal, written from what a database has. */
final class Restored {

    private static final String UNFINISHED = "restored.tmp";

    private Restored() {}

    /**
     * Writes the last file that is there, which nobody synced, and those after it. Older ones that are missing were removed,
     * when their time was over.
     *
     * @throws IOException if the files have more than the database, as after an old backup was put in its place
     */
    static void files(Connection connection, String replica, Path directory) throws SQLException, IOException {
        var present = Segment.list(directory);
        long last = present.isEmpty() ? 0 : present.get(present.size() - 1).first();
        var committed = GroupTable.segments(connection, replica);
        if (!present.isEmpty() && !committed.contains(last)) {
            throw new IOException("the journal " + directory + " has records from " + last
                    + " on that the database has not. Restore the database, or move the journal and the log away");
        }
        for (long segment : committed) {
            var file = Segment.of(directory, segment).path();
            if (segment >= last) {
                write(connection, replica, segment, file);
            }
        }
    }

    /** Writes the last two files: the last one may have been begun and no more. */
    static void end(Connection connection, String replica, Path directory) throws SQLException, IOException {
        var committed = GroupTable.segments(connection, replica);
        for (long segment : committed.subList(Math.max(0, committed.size() - 2), committed.size())) {
            write(connection, replica, segment, Segment.of(directory, segment).path());
        }
    }

    private static void write(Connection connection, String replica, long segment, Path file)
            throws SQLException, IOException {
        var unfinished = OwnerOnly.file(file.resolveSibling(UNFINISHED));
        try (var channel =
                FileChannel.open(unfinished, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (var frames : GroupTable.frames(connection, replica, segment)) {
                var bytes = ByteBuffer.wrap(frames);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
