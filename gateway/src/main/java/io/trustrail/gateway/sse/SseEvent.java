package io.trustrail.gateway.sse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One event as it came: its bytes up to and including the blank line, so that what nobody changes goes on unchanged.
 *
 * @param raw all bytes of the event, comments and line ends included
 * @param data the data lines joined by LF; empty for a comment or a keep-alive
 */
public record SseEvent(byte[] raw, byte[] data) {

    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EVENT = "event: ".getBytes(StandardCharsets.US_ASCII);

    /** An event of one's own making. */
    public static byte[] encode(String name, byte[] data) {
        var out = new ByteArrayOutputStream(data.length + name.length() + 20);
        if (!name.isEmpty()) {
            out.writeBytes(EVENT);
            out.writeBytes(name.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        }
        writeData(out, data);
        out.write('\n');
        out.write('\n');
        return out.toByteArray();
    }

    /** A comment line, which clients ignore: it keeps a waiting connection alive. */
    public static byte[] comment(String text) {
        return (": " + text + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    public boolean hasData() {
        return data.length > 0;
    }

    /**
     * Whether each line is one that the specification knows. What clients ignore may still be read by people, and guards
     * only read data lines.
     */
    public boolean isWellFormed() {
        int at = 0;
        while (at < raw.length) {
            int end = lineEnd(at);
            if (end > at && !isKnown(at, end)) {
                return false;
            }
            at = afterLineEnd(end);
        }
        return true;
    }

    private boolean isKnown(int start, int end) {
        return raw[start] == ':'
                || isData(start, end)
                || SseParser.startsWithField(raw, start, end, "event")
                || SseParser.startsWithField(raw, start, end, "id")
                || SseParser.startsWithField(raw, start, end, "retry");
    }

    /** This event's bytes with other data in place of all its data lines; the other lines stay as they came. */
    public byte[] withData(byte[] replacement) {
        var out = new ByteArrayOutputStream(raw.length + replacement.length);
        boolean written = false;
        int at = 0;
        while (at < raw.length) {
            int end = lineEnd(at);
            int next = afterLineEnd(end);
            if (!isData(at, end)) {
                out.write(raw, at, next - at);
            } else if (!written) {
                writeData(out, replacement);
                out.write(raw, end, next - end);
                written = true;
            }
            at = next;
        }
        return out.toByteArray();
    }

    /* Each line of the data needs a field of its own. */
    private static void writeData(ByteArrayOutputStream out, byte[] data) {
        int line = 0;
        for (int i = 0; i < data.length; i++) {
            if (data[i] == '\n') {
                out.writeBytes(DATA);
                out.write(data, line, i + 1 - line);
                line = i + 1;
            }
        }
        out.writeBytes(DATA);
        out.write(data, line, data.length - line);
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < raw.length && raw[at] != '\n' && raw[at] != '\r') {
            at++;
        }
        return at;
    }

    private int afterLineEnd(int end) {
        if (end + 1 < raw.length && raw[end] == '\r' && raw[end + 1] == '\n') {
            return end + 2;
        }
        return Math.min(raw.length, end + 1);
    }

    private boolean isData(int start, int end) {
        return SseParser.startsWithField(raw, start, end, "data");
    }
}
