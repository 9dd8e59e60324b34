package io.trustrail.bench.load;

import io.trustrail.bench.talk.ReplyForm;
import io.trustrail.bench.wire.Ascii;
import io.trustrail.bench.wire.HttpMessage;
import java.io.IOException;

/** Reads the chunks of a stream as they come and keeps a hash of their text. */
final class SseReader {

    private static final byte[] DATA = Ascii.bytes("data: ");
    private static final byte[] DONE = Ascii.bytes("data: [DONE]");
    private static final int HASH_FACTOR = 31;
    private static final long NEVER = Long.MIN_VALUE;

    private final Tally tally;
    private final int sentenceChunk;
    private int hash;
    private int textLength;
    private boolean done;
    private long vendorStart;
    private long firstText;
    private long sentence;

    /** @param sentenceChunk the number of the chunk with which the vendor ends its first sentence */
    SseReader(Tally tally, int sentenceChunk) {
        this.tally = tally;
        this.sentenceChunk = sentenceChunk;
    }

    void reset() {
        hash = 0;
        textLength = 0;
        done = false;
        vendorStart = NEVER;
        firstText = NEVER;
        sentence = NEVER;
    }

    /** Takes the whole lines that the message holds; what is left of a line stays there. */
    void read(HttpMessage message, long due, long now) throws IOException {
        var body = message.body();
        int end = message.bodyLength();
        int start = 0;
        for (int stop = Ascii.indexOf(body, 0, end, (byte) '\n'); stop < end; ) {
            line(body, start, stop, due, now);
            start = stop + 1;
            stop = Ascii.indexOf(body, start, end, (byte) '\n');
        }
        message.discard(start);
    }

    private void line(byte[] in, int start, int end, long due, long now) throws IOException {
        if (Ascii.matches(in, start, end, DONE)) {
            done = true;
            compare(due);
        } else if (Ascii.matches(in, start, end, DATA)) {
            int id = Ascii.indexOf(in, start, end, ReplyForm.ID);
            if (id >= 0) {
                chunk(in, id + ReplyForm.ID.length, end, due, now);
            }
        }
    }

    private void chunk(byte[] in, int id, int end, long due, long now) throws IOException {
        long written = Ascii.decimal(in, id, end);
        long number = Ascii.decimal(in, id + ReplyForm.TIME_WIDTH + 1, end);
        tally.chunk(now - written);
        if (vendorStart == NEVER) {
            vendorStart = written;
        }
        if (number == sentenceChunk) {
            sentence = written;
        }
        int content = Ascii.indexOf(in, id, end, ReplyForm.CONTENT);
        if (content < 0) {
            return;
        }
        int from = content + ReplyForm.CONTENT.length;
        int to = Ascii.indexOf(in, from, end, (byte) '"');
        if (to > from && textLength == 0) {
            firstText = now;
            tally.firstText(now - due, number);
        }
        hash = hash(hash, in, from, to);
        textLength += to - from;
    }

    /* The first text beside the vendor's first sentence, when both are known. */
    private void compare(long due) {
        if (firstText != NEVER && sentence != NEVER) {
            long took = sentence - vendorStart;
            tally.firstSentence(firstText - vendorStart, took, firstText - due - took);
        }
    }

    /** A hash that does not depend on how a text is cut into chunks. */
    static int hash(int before, byte[] in, int from, int to) {
        int hash = before;
        for (int at = from; at < to; at++) {
            hash = HASH_FACTOR * hash + in[at];
        }
        return hash;
    }

    boolean done() {
        return done;
    }

    boolean saw(byte[] text, int textHash) {
        return textLength == text.length && hash == textHash;
    }

    String summary() {
        return textLength + " characters of text";
    }
}
