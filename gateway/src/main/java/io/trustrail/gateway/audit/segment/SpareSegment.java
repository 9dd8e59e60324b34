package io.trustrail.gateway.audit.segment;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The segment that comes next, filled in the background, so that no group of records waits for that. */
public final class SpareSegment implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(SpareSegment.class);

    private final ChannelFactory channels;
    private final Path path;
    private final long size;
    private @Nullable FutureTask<SegmentWriter> task;

    public SpareSegment(ChannelFactory channels, Path directory, long size) {
        this.channels = channels;
        this.path = directory.resolve("next-segment.tmp");
        this.size = size;
    }

    /** Starts to fill the next segment, unless that was done already. */
    public void prepare() {
        if (task == null) {
            task = new FutureTask<>(() -> SegmentWriter.create(channels, path, size));
            var thread = new Thread(task, "trustrail-journal-spare");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** The next segment under its name: the prepared one, or else one that is made now. */
    public SegmentWriter take(Segment name) throws IOException {
        var prepared = prepared();
        var writer = prepared != null ? prepared : SegmentWriter.create(channels, path, size);
        try {
            writer.moveTo(name.path());
            return writer;
        } catch (IOException | RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    private @Nullable SegmentWriter prepared() throws IOException {
        var pending = task;
        task = null;
        if (pending == null) {
            return null;
        }
        try {
            return pending.get();
        } catch (ExecutionException e) {
            log.info("the next journal file could not be prepared: {}", e.getMessage());
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the next journal file was prepared");
        }
    }

    /** Removes what was prepared and not taken, or left behind by another process. */
    @Override
    public void close() throws IOException {
        var prepared = prepared();
        if (prepared != null) {
            prepared.close();
        }
        Files.deleteIfExists(path);
    }
}
