package io.trustrail.gateway.sse;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a byte stream into {@linkplain SseEvent events}, however the stream was cut into pieces. Lines end with LF, CRLF
 * or CR. Not thread-safe.
 */
public final class SseParser {

    private static final byte[] NOTHING = {};
    private static final int MARK_BYTES = 3;

    private final int maxEventBytes;
    private byte[] buffer = NOTHING;
    private int length;
    /** Where the event that is being read starts; what lies before goes when the bytes at hand are worked off. */
    private int event;
    /** Where the line that is being read starts. */
    private int line;
    /** Where the search for its end goes on. */
    private int scan;
    /** A CR ended the last byte seen: a LF that follows belongs to it. */
    private boolean afterCr;

    private boolean blankSoFar = true;
    private boolean first = true;

    /** @param maxEventBytes longest event that is accepted */
    public SseParser(int maxEventBytes) {
        this.maxEventBytes = maxEventBytes;
    }

    /**
     * The events that these bytes complete.
     *
     * @param bytes the parser's from now on
     * @throws EventTooLarge if an event grows beyond the limit
     */
    public List<SseEvent> feed(byte[] bytes) {
        append(bytes);
        var events = new ArrayList<SseEvent>(4);
        while (scan < length) {
            byte b = buffer[scan];
            if (b != '\n' && b != '\r') {
                scan++;
                afterCr = false;
                continue;
            }
            if (b == '\n' && afterCr) {
                joinLineFeed();
                continue;
            }
            endLine(b, events);
        }
        limit(length - event);
        compact();
        return events;
    }

    private void limit(int eventBytes) {
        if (eventBytes > maxEventBytes) {
            throw new EventTooLarge();
        }
    }

    /** What is left when the stream ends: an event whose blank line is missing, or nothing. */
    public List<SseEvent> end() {
        if (length == 0) {
            return List.of();
        }
        var last = event(length, length);
        length = 0;
        return List.of(last);
    }

    /* A CR has ended the line already; the LF only belongs to its bytes. After the blank line it starts the next
     * event's bytes, which does no harm: it goes on as it came. */
    private void joinLineFeed() {
        scan++;
        afterCr = false;
        line = scan;
    }

    private void endLine(byte end, List<SseEvent> events) {
        boolean blank = scan == line;
        scan++;
        afterCr = end == '\r';
        if (blank && !blankSoFar) {
            if (afterCr && scan < length && buffer[scan] == '\n') {
                scan++;
                afterCr = false;
            }
            limit(scan - event);
            events.add(event(scan, line));
            event = scan;
            line = scan;
            blankSoFar = true;
        } else {
            blankSoFar &= blank;
            line = scan;
        }
    }

    /* A byte order mark at the very start belongs to no line. */
    private SseEvent event(int end, int dataEnd) {
        int start = first && startsWithMark(end) ? event + MARK_BYTES : event;
        first = false;
        return new SseEvent(Arrays.copyOfRange(buffer, start, end), data(start, dataEnd));
    }

    private boolean startsWithMark(int end) {
        return end - event >= MARK_BYTES
                && buffer[event] == (byte) 0xEF
                && buffer[event + 1] == (byte) 0xBB
                && buffer[event + 2] == (byte) 0xBF;
    }

    /* Between two events nothing is kept: a slow stream costs no more than a quick one. */
    private void compact() {
        if (event == length) {
            buffer = NOTHING;
        } else {
            System.arraycopy(buffer, event, buffer, 0, length - event);
        }
        length -= event;
        scan -= event;
        line -= event;
        event = 0;
    }

    private byte[] data(int start, int end) {
        int found = -1;
        ByteArrayOutputStream joined = null;
        byte[] single = NOTHING;
        int at = start;
        while (at < end) {
            int stop = at;
            while (stop < end && buffer[stop] != '\n' && buffer[stop] != '\r') {
                stop++;
            }
            if (startsWithField(buffer, at, stop, "data")) {
                int value = valueStart(at + "data".length(), stop);
                if (found < 0) {
                    single = Arrays.copyOfRange(buffer, value, stop);
                } else {
                    joined = joined == null ? joined(single) : joined;
                    joined.write('\n');
                    joined.write(buffer, value, stop - value);
                }
                found = at;
            }
            at = stop + 1;
        }
        return joined == null ? single : joined.toByteArray();
    }

    private static ByteArrayOutputStream joined(byte[] first) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(first);
        return out;
    }

    private int valueStart(int afterName, int end) {
        int at = Math.min(end, afterName + 1);
        return at < end && buffer[at] == ' ' ? at + 1 : at;
    }

    private void append(byte[] bytes) {
        if (length == 0) {
            buffer = bytes;
            length = bytes.length;
            return;
        }
        if (length + bytes.length > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + bytes.length));
        }
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    static boolean startsWithField(byte[] bytes, int start, int end, String name) {
        int after = start + name.length();
        if (after > end || (after < end && bytes[after] != ':')) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (bytes[start + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** An event is longer than this gateway accepts. */
    public static final class EventTooLarge extends RuntimeException {

        private static final long serialVersionUID = 1L;

        EventTooLarge() {
            super("a server-sent event is too large", null, false, false);
        }
    }
}
