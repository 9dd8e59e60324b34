package io.trustrail.bench.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads one HTTP/1.1 message after the other, in pieces of any size: the head, and a body framed by {@code
 * Content-Length} or in chunks. A body that ends with the connection is an error, and a message without either header
 * has none.
 */
public final class HttpMessage {

    private static final int FIRST_CAPACITY = 2048;
    private static final int STATUS_START = "HTTP/1.1 ".length();
    private static final int STATUS_END = STATUS_START + 3;
    private static final byte[] HEAD_END = Ascii.bytes("\r\n\r\n");
    private static final byte[] CONTENT_LENGTH = Ascii.bytes("content-length:");
    private static final byte[] TRANSFER_ENCODING = Ascii.bytes("transfer-encoding:");

    private enum State {
        HEAD,
        LENGTH,
        CHUNK_SIZE,
        CHUNK_EXTENSION,
        CHUNK,
        CHUNK_END,
        TRAILER,
        DONE
    }

    private byte[] head = new byte[FIRST_CAPACITY];
    private int headLength;
    private byte[] body = new byte[FIRST_CAPACITY];
    private int bodyLength;
    private State state = State.HEAD;
    private long left;
    private int trailerLine;

    /** Ready for the next message. */
    public void reset() {
        headLength = 0;
        bodyLength = 0;
        left = 0;
        state = State.HEAD;
    }

    public boolean complete() {
        return state == State.DONE;
    }

    /** Takes bytes up to the end of the message; what follows it stays in the buffer. */
    public void feed(ByteBuffer in) throws IOException {
        while (in.hasRemaining() && state != State.DONE) {
            switch (state) {
                case HEAD -> head(in.get());
                case LENGTH -> content(in, State.DONE);
                case CHUNK -> content(in, State.CHUNK_END);
                case CHUNK_SIZE -> chunkSize(in.get());
                case CHUNK_EXTENSION -> chunkExtension(in.get());
                case CHUNK_END -> chunkEnd(in.get());
                case TRAILER -> trailer(in.get());
                case DONE -> throw new IllegalStateException();
            }
        }
    }

    private void head(byte b) throws IOException {
        if (headLength == head.length) {
            head = Arrays.copyOf(head, 2 * headLength);
        }
        head[headLength++] = b;
        if (b == '\n' && Ascii.matches(head, headLength - HEAD_END.length, headLength, HEAD_END)) {
            state = framing();
        }
    }

    private State framing() throws IOException {
        for (int line = 0; line < headLength; line = Ascii.indexOf(head, line, headLength, (byte) '\n') + 1) {
            if (Ascii.matchesIgnoringCase(head, line, headLength, TRANSFER_ENCODING)) {
                return State.CHUNK_SIZE;
            }
            if (Ascii.matchesIgnoringCase(head, line, headLength, CONTENT_LENGTH)) {
                left = Ascii.decimal(head, line + CONTENT_LENGTH.length, headLength);
            }
        }
        return left == 0 ? State.DONE : State.LENGTH;
    }

    private void content(ByteBuffer in, State after) {
        int count = (int) Math.min(left, in.remaining());
        if (bodyLength + count > body.length) {
            body = Arrays.copyOf(body, Math.max(2 * body.length, bodyLength + count));
        }
        in.get(body, bodyLength, count);
        bodyLength += count;
        left -= count;
        if (left == 0) {
            state = after;
        }
    }

    private void chunkSize(byte b) throws IOException {
        int digit = Character.digit(b, 16);
        if (digit >= 0) {
            left = left * 16 + digit;
        } else {
            state = State.CHUNK_EXTENSION;
            chunkExtension(b);
        }
    }

    private void chunkExtension(byte b) {
        if (b == '\n') {
            trailerLine = 0;
            state = left == 0 ? State.TRAILER : State.CHUNK;
        }
    }

    private void chunkEnd(byte b) throws IOException {
        if (b == '\n') {
            state = State.CHUNK_SIZE;
        } else if (b != '\r') {
            throw new IOException("a chunk is longer than its size says");
        }
    }

    private void trailer(byte b) {
        if (b == '\n') {
            state = trailerLine == 0 ? State.DONE : State.TRAILER;
            trailerLine = 0;
        } else if (b != '\r') {
            trailerLine++;
        }
    }

    /** The status of a response whose head is complete. */
    public int status() throws IOException {
        return Math.toIntExact(Ascii.decimal(head, STATUS_START, STATUS_END));
    }

    public boolean headComplete() {
        return state != State.HEAD;
    }

    /** The body so far, up to {@link #bodyLength}; not to be kept. */
    public byte[] body() {
        return body;
    }

    public int bodyLength() {
        return bodyLength;
    }

    /** Forgets the first bytes of the body so far; what follows moves to the front. */
    public void discard(int count) {
        System.arraycopy(body, count, body, 0, bodyLength - count);
        bodyLength -= count;
    }

    /** The body so far as text, for a report. */
    public String bodyText(int limit) {
        return new String(body, 0, Math.min(limit, bodyLength), StandardCharsets.UTF_8);
    }
}
