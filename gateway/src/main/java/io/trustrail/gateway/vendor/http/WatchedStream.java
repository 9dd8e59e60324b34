package io.trustrail.gateway.vendor.http;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * A reply's body on its way to the reader, who sees exactly one of these: its end, a failure that the owner words, or
 * nothing more after it was {@linkplain #silence silenced}. A failure that comes while nobody listens waits for the first
 * exception handler.
 */
public final class WatchedStream implements ReadStream<Buffer> {

    private final Context context;
    private final ReadStream<Buffer> source;
    private final Owner owner;
    private @Nullable Handler<Buffer> onData;
    private @Nullable Handler<Void> onEnd;
    private @Nullable Handler<Throwable> onFailure;
    private @Nullable Throwable untold;
    private long demand;
    private long lastActive = System.nanoTime();
    private boolean over;

    /**
     * Takes over a paused stream.
     *
     * @param source paused; its handlers are set here
     */
    public WatchedStream(Context context, ReadStream<Buffer> source, Owner owner) {
        this.context = context;
        this.source = source;
        this.owner = owner;
        source.handler(this::arrived).endHandler(end -> ended()).exceptionHandler(this::broke);
    }

    /** Who has to know how the stream ends. */
    public interface Owner {

        /** The last byte was read; called before the reader hears of it. */
        void ended();

        /** The source broke; the owner answers with {@link WatchedStream#fail}. */
        void broken(Throwable cause);
    }

    /** Tells the reader of a failure, and nothing after that. */
    public void fail(Throwable failure) {
        if (over) {
            return;
        }
        over = true;
        if (onFailure != null) {
            onFailure.handle(failure);
        } else {
            untold = failure;
        }
    }

    /** Tells the reader nothing any more. */
    public void silence() {
        over = true;
    }

    /** Whether the reader wants nothing at the moment: silence is not the source's fault then. */
    public boolean isPaused() {
        return demand == 0;
    }

    /** When something arrived or was asked for, in terms of {@link System#nanoTime}. */
    public long lastActive() {
        return lastActive;
    }

    @Override
    public WatchedStream handler(@Nullable Handler<Buffer> handler) {
        onData = handler;
        return this;
    }

    @Override
    public WatchedStream endHandler(@Nullable Handler<Void> handler) {
        onEnd = handler;
        return this;
    }

    @Override
    public WatchedStream exceptionHandler(@Nullable Handler<Throwable> handler) {
        onFailure = handler;
        if (handler != null && untold != null) {
            Throwable failure = untold;
            untold = null;
            context.runOnContext(now -> handler.handle(failure));
        }
        return this;
    }

    @Override
    public WatchedStream pause() {
        demand = 0;
        source.pause();
        return this;
    }

    @Override
    public WatchedStream resume() {
        return fetch(Long.MAX_VALUE);
    }

    @Override
    public WatchedStream fetch(long amount) {
        if (demand == 0) {
            lastActive = System.nanoTime();
        }
        demand = demand + amount < 0 ? Long.MAX_VALUE : demand + amount;
        source.fetch(amount);
        return this;
    }

    private void arrived(Buffer data) {
        lastActive = System.nanoTime();
        if (demand != Long.MAX_VALUE && demand > 0) {
            demand--;
        }
        if (!over && onData != null) {
            onData.handle(data);
        }
    }

    private void ended() {
        if (over) {
            return;
        }
        over = true;
        owner.ended();
        if (onEnd != null) {
            onEnd.handle(null);
        }
    }

    private void broke(Throwable cause) {
        if (!over) {
            owner.broken(cause);
        }
    }
}
