package io.trustrail.gateway.audit.segment;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** Reads the records of a segment, also while it is written. */
public final class SegmentReader implements Closeable {

    private static final int WINDOW = 2 * (FrameBuffer.HEADER + FrameBuffer.MAX_PAYLOAD);

    private final Path path;
    private final FileChannel channel;
    private final CRC32C crc = new CRC32C();
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long offset;
    private long end;
    private byte[] payload = {};

    private SegmentReader(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    public static SegmentReader open(Path path) throws IOException {
        return new SegmentReader(path, FileChannel.open(path, StandardOpenOption.READ));
    }

    /** Goes on to the next record; false where none follows, be it unwritten space or something broken. */
    public boolean next() throws IOException {
        offset = end;
        return inWindow() || (refill() && inWindow());
    }

    /** The record's payload. */
    public byte[] payload() {
        return payload;
    }

    /** Where the record starts, in bytes from the start of the file; or where there was none. */
    public long offset() {
        return offset;
    }

    public Path path() {
        return path;
    }

    private boolean inWindow() {
        if (window.remaining() < FrameBuffer.HEADER) {
            return false;
        }
        int at = window.position();
        int length = window.getInt(at);
        if (length <= 0 || length > FrameBuffer.MAX_PAYLOAD || window.remaining() - FrameBuffer.HEADER < length) {
            return false;
        }
        crc.reset();
        crc.update(window.array(), at + FrameBuffer.HEADER, length);
        if ((int) crc.getValue() != window.getInt(at + Integer.BYTES)) {
            return false;
        }
        payload = new byte[length];
        window.get(at + FrameBuffer.HEADER, payload);
        window.position(at + FrameBuffer.HEADER + length);
        end = offset + FrameBuffer.HEADER + length;
        return true;
    }

    private boolean refill() throws IOException {
        window.clear();
        int read = 0;
        while (window.hasRemaining() && read >= 0) {
            read = channel.read(window, end + window.position());
        }
        window.flip();
        return window.hasRemaining();
    }

    /** Where the last byte that isn't zero ends, at or after {@link #offset}. */
    public long written() throws IOException {
        long written = offset;
        var buffer = ByteBuffer.allocate(WINDOW);
        for (long at = offset; channel.read(buffer, at) > 0; ) {
            for (int i = 0; i < buffer.position(); i++) {
                if (buffer.get(i) != 0) {
                    written = at + i + 1;
                }
            }
            at += buffer.position();
            buffer.clear();
        }
        return written;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
