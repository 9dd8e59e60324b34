package io.trustrail.gateway.audit;

import io.trustrail.gateway.audit.commit.CommitPoint;
import io.trustrail.gateway.audit.record.JsonWriter;
import io.trustrail.gateway.audit.record.OpenCalls;
import io.trustrail.gateway.audit.record.RecordView;
import io.trustrail.gateway.audit.segment.ChannelFactory;
import io.trustrail.gateway.audit.segment.FrameBuffer;
import io.trustrail.gateway.audit.segment.Segment;
import io.trustrail.gateway.audit.segment.SegmentWriter;
import io.trustrail.gateway.audit.segment.SpareSegment;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journal's files as one sequence of numbered records. For one thread at a time.
 *
 * <p>Each segment starts with a checkpoint, the list of calls that are open at that moment, so that the last segment
 * alone tells which calls are open, however long the journal is.
 */
public final class Ledger implements Closeable {

    private static final int CHECKPOINT_BYTES = FrameBuffer.MAX_PAYLOAD / 2;

    private final Path directory;
    private final SpareSegment spare;
    private final OpenCalls open;
    private final CommitPoint commitPoint;
    private final FrameBuffer buffer = new FrameBuffer();
    private final JsonWriter json = new JsonWriter(buffer::put);
    private final List<AuditEvent> group = new ArrayList<>();
    private @Nullable SegmentWriter segment;
    private long segmentFirst;
    private long durable;
    private long next;

    /**
     * Has no segment yet: {@link #startSegment} makes one.
     *
     * @param next number of the next record
     */
    Ledger(
            Path directory,
            ChannelFactory channels,
            long segmentBytes,
            OpenCalls open,
            long next,
            CommitPoint commitPoint) {
        this.directory = directory;
        this.spare = new SpareSegment(channels, directory, segmentBytes);
        this.open = open;
        this.durable = next;
        this.commitPoint = commitPoint;
    }

    /** Starts the next group, and before that the next segment if this one is full. */
    void begin() throws IOException {
        if (segment == null || segment.full()) {
            startSegment();
        }
        restart();
    }

    private void restart() {
        buffer.clear();
        group.clear();
        next = durable;
    }

    /** Adds an event to the group; if it can't be written down, the group stays as it was. */
    void add(AuditEvent event) {
        buffer.begin();
        json.open().field("seq", next);
        EventJson.write(json, event);
        json.close();
        buffer.end();
        next++;
        group.add(event);
    }

    boolean hasRoom() {
        return buffer.hasRoom();
    }

    /** Makes the group durable. */
    void commit() throws IOException {
        if (!group.isEmpty()) {
            write(current());
            group.forEach(this::follow);
        }
        if (current().halfFull()) {
            spare.prepare();
        }
    }

    private void write(SegmentWriter target) throws IOException {
        commitPoint.commit(segmentFirst, durable, next, buffer.group());
        target.append(buffer, commitPoint.isFiles());
        durable = next;
        buffer.clear();
    }

    private void follow(AuditEvent event) {
        if (event instanceof AuditEvent.Opened) {
            open.open(event.call(), event.at());
        } else if (event instanceof AuditEvent.Closed || event instanceof AuditEvent.Crashed) {
            open.close(event.call());
        }
    }

    /** Starts a new segment: because the last one is full, was left by another process, or failed. */
    void startSegment() throws IOException {
        restart();
        commitPoint.forgetFrom(durable);
        segmentFirst = durable;
        var fresh = spare.take(Segment.of(directory, durable));
        try {
            checkpoint(fresh);
        } catch (IOException | RuntimeException e) {
            fresh.close();
            throw e;
        }
        if (segment != null) {
            segment.trim();
            segment.close();
        }
        segment = fresh;
    }

    private void checkpoint(SegmentWriter target) throws IOException {
        long first = durable;
        try {
            beginCheckpoint();
            for (var call : open.entries()) {
                if (buffer.payloadLength() > CHECKPOINT_BYTES) {
                    endCheckpoint(true);
                    if (!buffer.hasRoom()) {
                        write(target);
                    }
                    beginCheckpoint();
                }
                json.field(call.getKey(), call.getValue());
            }
            endCheckpoint(false);
            write(target);
        } catch (IOException | RuntimeException e) {
            durable = first;
            throw e;
        }
    }

    private void beginCheckpoint() {
        buffer.begin();
        json.open()
                .field("seq", next++)
                .field("type", RecordView.CHECKPOINT)
                .field("at", Instant.now())
                .name("open")
                .open();
    }

    private void endCheckpoint(boolean more) {
        json.close().field("more", more).close();
        buffer.end();
    }

    /** Leaves a segment behind that could not be written: after a failed sync nobody knows what is in it. */
    void abandonSegment() {
        if (segment != null) {
            segment.close();
            segment = null;
        }
    }

    void requireInPlace() throws IOException {
        current().requireInPlace();
    }

    /** Number of the last record that is on disk, 0 if there is none. */
    long lastDurable() {
        return durable - 1;
    }

    int openCalls() {
        return open.size();
    }

    private SegmentWriter current() throws IOException {
        if (segment == null) {
            throw new IOException("no journal file is open");
        }
        return segment;
    }

    @Override
    public void close() throws IOException {
        if (segment != null) {
            segment.trim();
            segment.close();
        }
        spare.close();
        commitPoint.close();
    }
}
