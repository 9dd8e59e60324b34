package io.trustrail.gateway.audit.segment;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** A group of records on its way to a segment, each in its frame. Grows as needed and is used again and again. */
public final class FrameBuffer {

    /** Bytes of a frame before its payload. */
    static final int HEADER = 8;

    /** The longest payload, in bytes. */
    public static final int MAX_PAYLOAD = 256 * 1024;

    /** The longest group, in bytes: what a power cut can hurt at most. */
    public static final int MAX_GROUP = 1024 * 1024;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final CRC32C crc = new CRC32C();
    private byte[] bytes = new byte[64 * 1024];
    private int start;
    private int end;

    public void clear() {
        start = 0;
        end = 0;
    }

    public boolean isEmpty() {
        return start == 0;
    }

    /** Whether the longest possible record still fits into the group. */
    public boolean hasRoom() {
        return start <= MAX_GROUP - HEADER - MAX_PAYLOAD;
    }

    /** Starts a record and forgets one that was started and not ended. */
    public void begin() {
        end = start;
        reserve(HEADER);
        end += HEADER;
    }

    /**
     * Ends the record: it belongs to the group now.
     *
     * @throws IllegalStateException if it is longer than {@link #MAX_PAYLOAD}; the group is as it was
     */
    public void end() {
        int length = payloadLength();
        if (length == 0 || length > MAX_PAYLOAD) {
            throw new IllegalStateException("a record of " + length + " bytes");
        }
        crc.reset();
        crc.update(bytes, start + HEADER, length);
        INT.set(bytes, start, length);
        INT.set(bytes, start + Integer.BYTES, (int) crc.getValue());
        start = end;
    }

    /** Length so far of the record that was begun, in bytes. */
    public int payloadLength() {
        return end - start - HEADER;
    }

    /** Appends a byte to the record. */
    public void put(int b) {
        if (end == bytes.length) {
            reserve(1);
        }
        bytes[end++] = (byte) b;
    }

    private void reserve(int count) {
        if (end + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end + count));
        }
    }

    /** The group's bytes, valid until the buffer is used again. */
    public ByteBuffer group() {
        return ByteBuffer.wrap(bytes, 0, start);
    }
}
