package io.trustrail.bench.load;

import io.trustrail.bench.talk.ReplyForm;
import io.trustrail.bench.wire.Ascii;
import io.trustrail.bench.wire.Connection;
import io.trustrail.bench.wire.EventLoop;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** One connection to the subject, with one call at a time. */
final class ClientConnection extends Connection {

    private static final int OK = 200;
    private static final int SHOWN = 300;

    private final Generator generator;
    private final SseReader events;
    private Callers.Call call = Callers.Call.NONE;
    private int sent;
    private long due;
    private boolean waiting;

    ClientConnection(Generator generator, EventLoop loop, SocketChannel channel, Tally tally) throws IOException {
        super(loop, channel, channel.isConnected());
        this.generator = generator;
        events = new SseReader(tally, generator.sentenceChunk());
    }

    /** @param time at which the call was due, from which its times are taken */
    void call(Callers.Call next, long time) {
        call = next;
        due = time;
        sent++;
        waiting = true;
        message.reset();
        events.reset();
        send(call.request());
    }

    /** Calls made so far. */
    int sent() {
        return sent;
    }

    boolean waiting() {
        return waiting;
    }

    @Override
    protected void connected() {
        generator.idle(this);
    }

    @Override
    protected void received() {
        try {
            long now = System.nanoTime();
            if (generator.streamed() && message.headComplete() && message.status() == OK) {
                events.read(message, due, now);
            }
            if (message.complete()) {
                waiting = false;
                judge(now);
            }
        } catch (IOException e) {
            close();
            lost(e);
        }
    }

    private void judge(long now) throws IOException {
        if (message.status() != OK) {
            generator.failed(Failure.STATUS, message.status() + " " + message.bodyText(SHOWN));
        } else if (generator.streamed() && !events.done()) {
            generator.failed(Failure.NO_DONE, events.summary());
        } else if (!textStands()) {
            generator.failed(Failure.WRONG_TEXT, generator.streamed() ? events.summary() : message.bodyText(SHOWN));
        } else {
            generator.answered(now - due);
        }
        generator.idle(this);
    }

    private boolean textStands() {
        var text = call.text();
        if (generator.streamed()) {
            return events.saw(text, call.hash());
        }
        int content = Ascii.indexOf(message.body(), 0, message.bodyLength(), ReplyForm.CONTENT);
        int from = content + ReplyForm.CONTENT.length;
        int to = from + text.length;
        return content >= 0
                && to < message.bodyLength()
                && message.body()[to] == '"'
                && Arrays.equals(message.body(), from, to, text, 0, text.length);
    }

    @Override
    protected void lost(IOException reason) {
        generator.lost(this, String.valueOf(reason.getMessage()));
    }
}
