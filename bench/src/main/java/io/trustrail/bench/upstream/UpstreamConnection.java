package io.trustrail.bench.upstream;

import io.trustrail.bench.talk.ReplyForm;
import io.trustrail.bench.wire.Connection;
import io.trustrail.bench.wire.EventLoop;
import io.trustrail.bench.wire.Timer;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** One connection to the vendor, with one call at a time. */
final class UpstreamConnection extends Connection {

    private final Upstream upstream;
    private final Timer nextChunk = new Timer() {
        @Override
        protected void fire() {
            pacedChunk();
        }
    };
    private byte[] text = new byte[0];
    private int chunk;
    private int chunks;
    private long pause;

    UpstreamConnection(Upstream upstream, EventLoop loop, SocketChannel channel) throws IOException {
        super(loop, channel, true);
        this.upstream = upstream;
    }

    @Override
    protected void received() {
        if (message.complete()) {
            var echo = upstream.echo();
            boolean understood = echo.answer(message);
            message.reset();
            if (understood) {
                upstream.answered();
                answer(echo);
            } else {
                refuse();
            }
        }
    }

    private void refuse() {
        var out = loop().output();
        ReplyForm.refusal(out);
        send(out.flip());
    }

    private void answer(Echo echo) {
        var conversation = upstream.conversation();
        chunks = conversation.chunks();
        pause = conversation.pauseNanos();
        if (!conversation.streamed()) {
            var out = loop().output();
            ReplyForm.json(out, echo.text(), echo.length());
            send(out.flip());
        } else if (pause == 0) {
            allAtOnce(echo);
        } else {
            startPaced(echo);
        }
    }

    private void allAtOnce(Echo echo) {
        var out = loop().output();
        ReplyForm.streamStart(out);
        for (int i = 1; i <= chunks; i++) {
            ReplyForm.chunk(out, i, echo.text(), edge(echo.length(), i - 1), edge(echo.length(), i));
        }
        ReplyForm.streamEnd(out, chunks + 1);
        send(out.flip());
    }

    private void startPaced(Echo echo) {
        text = Arrays.copyOf(echo.text(), echo.length());
        chunk = 1;
        var out = loop().output();
        ReplyForm.streamStart(out);
        ReplyForm.chunk(out, chunk, text, 0, edge(text.length, 1));
        send(out.flip());
        loop().set(nextChunk, System.nanoTime() + pause);
    }

    private void pacedChunk() {
        chunk++;
        var out = loop().output();
        ReplyForm.chunk(out, chunk, text, edge(text.length, chunk - 1), edge(text.length, chunk));
        if (chunk == chunks) {
            ReplyForm.streamEnd(out, chunk + 1);
        } else {
            loop().set(nextChunk, nextChunk.at() + pause);
        }
        send(out.flip());
    }

    private int edge(int length, int number) {
        return ReplyForm.chunkEnd(length, number, chunks);
    }

    @Override
    protected void lost(IOException reason) {
        loop().cancel(nextChunk);
    }
}
