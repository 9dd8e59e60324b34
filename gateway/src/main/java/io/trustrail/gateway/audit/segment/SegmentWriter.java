package io.trustrail.gateway.audit.segment;

import io.trustrail.gateway.store.OwnerOnly;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A segment that is being written. After a failure it must not be written to again. */
public final class SegmentWriter implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(SegmentWriter.class);
    private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(256 * 1024);

    private final FileChannel channel;
    private final long size;
    private final @Nullable Object identity;
    private Path path;
    private long position;

    private SegmentWriter(FileChannel channel, Path path, long size, @Nullable Object identity) {
        this.channel = channel;
        this.path = path;
        this.identity = identity;
        this.size = size;
    }

    /** Creates or replaces a file and fills it with zeros, durably. Leaves no file behind when it fails. */
    static SegmentWriter create(ChannelFactory channels, Path path, long size) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        var channel = channels.open(path, options, OwnerOnly.fileMode());
        try {
            fill(channel, size);
            return new SegmentWriter(channel, path, size, identity(path));
        } catch (IOException | RuntimeException e) {
            channel.close();
            Files.deleteIfExists(path);
            throw e;
        }
    }

    private static void fill(FileChannel channel, long size) throws IOException {
        for (long at = 0; at < size; ) {
            var zeros = ZEROS.duplicate();
            zeros.limit((int) Math.min(zeros.capacity(), size - at));
            at += channel.write(zeros, at);
        }
        channel.force(true);
    }

    /** Gives the file its name, durably. */
    void moveTo(Path target) throws IOException {
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        path = target;
        Segment.sync(Objects.requireNonNull(target.getParent()));
    }

    /**
     * Appends a group.
     *
     * @param durably whether it is on disk when this returns
     */
    public void append(FrameBuffer group, boolean durably) throws IOException {
        var bytes = group.group();
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
        if (durably) {
            channel.force(false);
        }
        position = at;
    }

    /** Whether it's time to prepare the next segment. */
    public boolean halfFull() {
        return position >= size / 2;
    }

    /** Whether the next group may reach beyond what was filled with zeros. */
    public boolean full() {
        return position >= size - Math.min(FrameBuffer.MAX_GROUP, size / 4);
    }

    /** Fails if the file is no longer where it belongs, as after somebody tidied up: the channel alone would not notice. */
    public void requireInPlace() throws IOException {
        if (!channel.isOpen() || !Objects.equals(identity(path), identity)) {
            throw new IOException("journal file " + path + " was removed or replaced");
        }
    }

    private static @Nullable Object identity(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    /** Gives back the space that was not used. */
    public void trim() {
        try {
            channel.truncate(position);
        } catch (IOException e) {
            log.info("journal file {} keeps its unused space: {}", path, e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            log.info("journal file {} was not closed: {}", path, e.getMessage());
        }
    }
}
