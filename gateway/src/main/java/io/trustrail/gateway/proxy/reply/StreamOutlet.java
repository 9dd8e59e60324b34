package io.trustrail.gateway.proxy.reply;

import io.trustrail.gateway.policy.review.ReviewSpec;
import io.trustrail.gateway.policy.review.ReviewSpec.TooLong;
import io.trustrail.gateway.sse.SseEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;

/**
 * A stream that is collected before it goes out. Comments keep its connection alive from the first interval on; the head
 * goes out with the first of them, or with the answer. Used on the call's event loop.
 */
public final class StreamOutlet implements Outlet, EventSink {

    private static final Buffer COMMENT = Buffer.buffer(SseEvent.comment("waiting"));

    private final Vertx vertx;
    private final HttpServerResponse response;
    private final Relay relay;
    private final ReplyHead head;
    private final ReviewSpec spec;
    private final int status;
    private final long timer;
    private Buffer events = Buffer.buffer();
    private boolean passing;
    private Runnable onDrain = () -> {};

    public StreamOutlet(
            Vertx vertx, HttpServerResponse response, Relay relay, ReplyHead head, ReviewSpec spec, int status) {
        this.vertx = vertx;
        this.response = response;
        this.relay = relay;
        this.head = head;
        this.spec = spec;
        this.status = status;
        this.timer = vertx.setPeriodic(spec.keepAlive().toMillis(), tick -> keepAlive());
        response.drainHandler(drained -> onDrain.run());
    }

    private void keepAlive() {
        if (!passing && !response.ended() && !response.closed()) {
            begin();
            response.write(COMMENT);
        }
    }

    private void begin() {
        if (!response.headWritten()) {
            head.writeTo(response.setStatusCode(status));
            response.putHeader("content-type", "text/event-stream; charset=utf-8")
                    .setChunked(true);
        }
    }

    /** Collects. An answer that is too long goes the way that its policy says; where it is refused, this throws. */
    @Override
    public void write(Buffer more) {
        if (passing) {
            response.write(more);
            return;
        }
        events.appendBuffer(more);
        if (events.length() > spec.maxBytes()) {
            overflow();
        }
    }

    private void overflow() {
        if (spec.tooLong() == TooLong.REFUSE) {
            events = Buffer.buffer();
            throw TOO_LONG.asException();
        }
        passing = true;
        begin();
        response.write(events);
        events = Buffer.buffer();
    }

    /** Whether the answer was too long and goes out without a look. */
    public boolean isPassing() {
        return passing;
    }

    @Override
    public boolean isFull() {
        return passing && response.writeQueueFull();
    }

    @Override
    public void onDrain(Runnable action) {
        onDrain = action;
    }

    /** Ends the keeping alive. To be called when the call has ended, however. */
    public void stop() {
        vertx.cancelTimer(timer);
    }

    @Override
    public void waiting(String review) {
        name(review);
        keepAlive();
    }

    /* Where the head is out already, a comment has to do. */
    @Override
    public void name(String review) {
        if (response.headWritten()) {
            response.write(Buffer.buffer(SseEvent.comment("x-trustrail-review: " + review)));
        } else {
            head.review(review);
        }
    }

    @Override
    public Future<Void> release() {
        return end(events);
    }

    @Override
    public Future<Void> edited(Map<String, String> texts) {
        return end(relay.editedStream(events, texts));
    }

    @Override
    public Future<Void> filtered() {
        return end(relay.filteredStream());
    }

    @Override
    public Future<Void> answer(String sentence) {
        return end(relay.answerStream(sentence));
    }

    private Future<Void> end(Buffer last) {
        stop();
        begin();
        return response.end(last);
    }
}
