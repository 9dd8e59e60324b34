package io.trustrail.gateway.proxy.reply;

import io.trustrail.gateway.dialect.Channel;
import io.trustrail.gateway.dialect.Dialect;
import io.trustrail.gateway.dialect.MalformedMessage;
import io.trustrail.gateway.dialect.Message;
import io.trustrail.gateway.dialect.StreamState;
import io.trustrail.gateway.dialect.TextSpan;
import io.trustrail.gateway.proxy.call.Ledger;
import io.trustrail.gateway.proxy.prompt.Blocks;
import io.trustrail.gateway.proxy.prompt.ModelNotes;
import io.trustrail.gateway.proxy.text.Transcript;
import io.trustrail.gateway.sse.SseEvent;
import io.trustrail.gateway.vendor.VendorFailure;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes one vendor reply through its guards, frame by frame: a JSON reply is a stream with one frame. Frames that nobody
 * changed go on as the bytes that came. One per call, used by one thread at a time; the next frame is given when the last
 * one's future has completed.
 */
public final class Relay {

    private final Dialect dialect;
    private final ReplyGuard guard;
    private final Ledger ledger;
    private final String vendor;
    /** Token counts were asked for on our own account: the event that only carries them is not the client's. */
    private final boolean hideUsage;

    private final StreamState state = new StreamState();
    private final Map<Channel, ReplyChannel> channels = new LinkedHashMap<>();
    private final Map<Channel, StringBuilder> json = new LinkedHashMap<>();
    private final ModelNotes notes;
    private @Nullable SealedTexts sealed;
    private int unstreamed;
    private @Nullable Message reply;
    private boolean sawError;

    public Relay(Dialect dialect, ReplyGuard guard, Ledger ledger, String vendor, boolean hideUsage) {
        this(dialect, guard, ledger, vendor, hideUsage, new ModelNotes(dialect, false, false));
    }

    public Relay(Dialect dialect, ReplyGuard guard, Ledger ledger, String vendor, boolean hideUsage, ModelNotes notes) {
        this.notes = notes;
        this.dialect = dialect;
        this.guard = guard;
        this.ledger = ledger;
        this.vendor = vendor;
        this.hideUsage = hideUsage;
    }

    /** What its guards take for a character, in nanoseconds. */
    public int nanosPerCharacter() {
        return guard.nanosPerCharacter();
    }

    /**
     * A whole reply. Fails with a {@link VendorFailure} if it can't be read or, though its status is good, reports a failure.
     */
    public Future<Buffer> whole(byte[] body, boolean good) {
        var message = read(body, dialect::reply);
        reply = message;
        if (good && dialect.isError(message)) {
            throw new VendorFailure(VendorFailure.Kind.ERROR_STATUS, vendor);
        }
        ledger.usage(dialect.usage(message));
        ledger.counted();
        notes.take(message);
        return guardTexts(message, List.of()).map(v -> Buffer.buffer(message.toBytes()));
    }

    /** What stands in for a whole reply that a guard stopped. */
    public Buffer filteredReply() {
        return Buffer.buffer(dialect.filteredReply(Objects.requireNonNull(reply), Blocks.REPLY));
    }

    /** What the vendor told about the answer besides its text. */
    public ModelNotes notes() {
        return notes;
    }

    /** A whole reply that says a sentence of ours. */
    public Buffer answer(String sentence) {
        return Buffer.buffer(dialect.answer(Objects.requireNonNull(reply), sentence));
    }

    /** A stream that says a sentence of ours, where nothing of it was delivered. */
    Buffer answerStream(String sentence) {
        return Buffer.buffer(dialect.answerStream(state.unsent(), sentence));
    }

    /** A stream that was filtered before anything of it was delivered. */
    Buffer filteredStream() {
        return Buffer.buffer(dialect.filteredEnd(state.unsent()));
    }

    /** The whole reply with other texts, by name. */
    public Buffer edited(Map<String, String> texts) {
        return new EditedReply(dialect, texts).whole(Objects.requireNonNull(reply));
    }

    /** The same for the events of a stream. */
    public Buffer editedStream(Buffer events, Map<String, String> texts) {
        return new EditedReply(dialect, texts).events(events);
    }

    /** Whether the vendor reported a failure in the stream. */
    public boolean sawError() {
        return sawError;
    }

    /** What goes to the client for one event of a stream. */
    public Future<Buffer> event(SseEvent event) {
        if (!event.hasData()) {
            return Future.succeededFuture(Buffer.buffer(event.raw()));
        }
        if (dialect.isEnd(event.data())) {
            state.end();
            return flushAll().map(tails -> tails.appendBytes(event.raw()));
        }
        var message = read(event.data(), dialect::event);
        var closed = dialect.follow(message, state);
        boolean error = dialect.isError(message);
        sawError |= error;
        ledger.usage(state.usage());
        notes.take(message);
        if (hideUsage && dialect.isOnlyUsage(message)) {
            return Future.succeededFuture(Buffer.buffer());
        }
        return guardTexts(message, closed)
                .compose(v -> endSealed(channel -> closed.contains(channel.outer())))
                .compose(v ->
                        error ? flushAll() : flush(within(channels.keySet(), closed), within(json.keySet(), closed)))
                .map(tails -> {
                    state.delivered(closed);
                    return tails.appendBytes(changed(event, message));
                });
    }

    /** What goes to the client when the stream ended: nothing if it ended properly. */
    public Future<Buffer> end() {
        return flushAll().compose(tails -> {
            boolean proper = sawError || dialect.isComplete(state);
            if (proper) {
                ledger.counted();
            }
            return proper
                    ? Future.succeededFuture(tails)
                    : Future.failedFuture(new VendorFailure(VendorFailure.Kind.CLOSED_EARLY, vendor));
        });
    }

    /** The events that end the stream as a filtered one. */
    public Buffer filteredEnd() {
        return Buffer.buffer(dialect.filteredEnd(state));
    }

    private Message read(byte[] bytes, Function<byte[], Message> reader) {
        try {
            return reader.apply(bytes);
        } catch (MalformedMessage e) {
            throw new VendorFailure(VendorFailure.Kind.UNREADABLE, vendor);
        }
    }

    private static byte[] changed(SseEvent event, Message message) {
        var bytes = message.toBytes();
        return message.isOriginal(bytes) ? event.raw() : event.withData(bytes);
    }

    /** Texts that are wholly there have nothing to do with each other; those of a channel are read in order. */
    private Future<Void> guardTexts(Message message, List<Integer> closed) {
        if (guard.isIdle()) {
            return Future.succeededFuture();
        }
        if (guard.changesTexts()) {
            message.dropEchoes();
        }
        var waiting = new ArrayList<Future<Void>>(0);
        Future<Void> inOrder = Future.succeededFuture();
        for (var span : message.texts()) {
            if (span.isStreamed() && span.isSealed()) {
                inOrder = inOrder.compose(v -> sealed().piece(span));
            } else if (span.isStreamed()) {
                inOrder = inOrder.compose(v -> guardDelta(span, closed));
            } else {
                addUnlessDone(waiting, guard.whole(span, Transcript.name(unstreamed++)));
            }
        }
        addUnlessDone(waiting, inOrder);
        return waiting.isEmpty()
                ? Future.succeededFuture()
                : Future.all(waiting).mapEmpty();
    }

    private static void addUnlessDone(List<Future<Void>> waiting, Future<Void> work) {
        if (!work.succeeded()) {
            waiting.add(work);
        }
    }

    private Future<Void> guardDelta(TextSpan span, List<Integer> closed) {
        var channel = span.channel();
        if (span.isJson()) {
            json.computeIfAbsent(channel, c -> new StringBuilder()).append(span.text());
            span.replace("");
            return Future.succeededFuture();
        }
        var open = channels.computeIfAbsent(channel, c -> guard.channel(Transcript.name(c), span.origin()));
        boolean complete = closed.contains(channel.outer());
        return guard.pass(open, span.text(), complete).map(out -> {
            if (!out.equals(span.text())) {
                span.replace(out);
            }
            return null;
        });
    }

    private SealedTexts sealed() {
        var known = sealed == null ? new SealedTexts(guard) : sealed;
        sealed = known;
        return known;
    }

    private Future<Void> endSealed(Predicate<Channel> ended) {
        return sealed == null ? Future.succeededFuture() : sealed.end(ended);
    }

    private static List<Channel> within(Iterable<Channel> channels, List<Integer> closed) {
        if (closed.isEmpty()) {
            return List.of();
        }
        var ended = new ArrayList<Channel>();
        for (var channel : channels) {
            if (closed.contains(channel.outer())) {
                ended.add(channel);
            }
        }
        return ended;
    }

    /** Nothing comes after the end of a stream or the error that ends it: what is held goes before. */
    private Future<Buffer> flushAll() {
        return endSealed(channel -> true)
                .compose(v -> flush(List.copyOf(channels.keySet()), List.copyOf(json.keySet())));
    }

    /** Events with what closed channels still hold. */
    private Future<Buffer> flush(List<Channel> texts, List<Channel> jsons) {
        var tails = Buffer.buffer();
        Future<Void> done = Future.succeededFuture();
        for (var channel : texts) {
            var open = channels.remove(channel);
            if (open != null && !open.isEmpty()) {
                done = done.compose(v -> guard.pass(open, "", true)).map(text -> tail(tails, channel, text));
            }
        }
        for (var channel : jsons) {
            var whole = json.remove(channel);
            if (whole != null && !whole.isEmpty()) {
                done = done.compose(v -> guard.wholeJson(whole.toString(), Transcript.name(channel)))
                        .map(text -> tail(tails, channel, text));
            }
        }
        return done.map(v -> tails);
    }

    private @Nullable Void tail(Buffer tails, Channel channel, String text) {
        if (!text.isEmpty()) {
            tails.appendBytes(dialect.piece(channel, text, state));
        }
        return null;
    }
}
