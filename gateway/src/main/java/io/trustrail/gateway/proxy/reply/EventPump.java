package io.trustrail.gateway.proxy.reply;

import io.trustrail.gateway.sse.SseEvent;
import io.trustrail.gateway.sse.SseParser;
import io.trustrail.gateway.vendor.VendorFailure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.ReadStream;
import java.util.List;
import java.util.function.Supplier;

/**
 * Moves a streamed reply through the relay to the client, event by event. The vendor is paused while a guard thinks or the
 * client is slow.
 */
public final class EventPump {

    private final ReadStream<Buffer> vendor;
    private final EventSink client;
    private final Relay relay;
    private final SseParser parser;
    private final String vendorName;
    private final Promise<Void> done = Promise.promise();
    /** The work that was begun; the next bytes are taken up behind it. */
    private Future<Void> work = Future.succeededFuture();
    /** What goes out when the bytes at hand are worked off. */
    private Buffer out = Buffer.buffer();

    private boolean ended;

    public EventPump(
            ReadStream<Buffer> vendor, HttpServerResponse client, Relay relay, int maxEventBytes, String vendorName) {
        this(vendor, EventSink.of(client), relay, maxEventBytes, vendorName);
    }

    public EventPump(ReadStream<Buffer> vendor, EventSink client, Relay relay, int maxEventBytes, String vendorName) {
        this.vendor = vendor;
        this.client = client;
        this.relay = relay;
        this.parser = new SseParser(maxEventBytes);
        this.vendorName = vendorName;
    }

    /** Completes when all that may go to the client was written; the response is not ended. */
    public Future<Void> run() {
        vendor.exceptionHandler(failure -> then(() -> Future.failedFuture(failure)));
        vendor.endHandler(end -> finish());
        vendor.handler(this::take);
        client.onDrain(this::resumeIfFree);
        vendor.resume();
        return done.future();
    }

    private void take(Buffer bytes) {
        then(() -> relayAll(parse(bytes)));
    }

    private void finish() {
        ended = true;
        then(() -> relayAll(parser.end()).compose(v -> relay.end()).map(tails -> {
            out.appendBuffer(tails);
            write();
            done.tryComplete();
            return null;
        }));
    }

    private List<SseEvent> parse(Buffer bytes) {
        try {
            return parser.feed(bytes.getBytes());
        } catch (SseParser.EventTooLarge e) {
            throw new VendorFailure(VendorFailure.Kind.TOO_LARGE, vendorName);
        }
    }

    private void then(Supplier<Future<Void>> step) {
        work = work.compose(v -> step.get());
        work.onFailure(this::fail);
        if (work.failed()) {
            return;
        }
        if (!work.isComplete()) {
            vendor.pause();
            work.onSuccess(v -> resumeIfFree());
            return;
        }
        // What is done would keep hold of the bytes that it was about.
        work = Future.succeededFuture();
        if (!ended && client.isFull()) {
            vendor.pause();
        }
    }

    private void fail(Throwable failure) {
        if (done.tryFail(failure)) {
            vendor.handler(null);
        }
    }

    private void resumeIfFree() {
        if (!ended && work.succeeded() && !client.isFull()) {
            vendor.resume();
        }
    }

    private Future<Void> relayAll(List<SseEvent> events) {
        Future<Void> relayed = Future.succeededFuture();
        for (var event : events) {
            relayed = relayed.compose(v -> relayOne(event));
        }
        return relayed.compose(
                v -> {
                    write();
                    return Future.succeededFuture();
                },
                failure -> {
                    write();
                    return Future.failedFuture(failure);
                });
    }

    private Future<Void> relayOne(SseEvent event) {
        if (!event.isWellFormed()) {
            throw new VendorFailure(VendorFailure.Kind.UNREADABLE, vendorName);
        }
        return relay.event(event).map(bytes -> {
            out.appendBuffer(bytes);
            return null;
        });
    }

    /* Even when a guard stops the stream, what passed before goes out. */
    private void write() {
        if (out.length() > 0) {
            var bytes = out;
            out = Buffer.buffer();
            client.write(bytes);
        }
    }
}
