package io.trustrail.gateway.vendor.http;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A short body that has arrived already, as the paused stream that it would have been. */
public final class HeldBody implements ReadStream<Buffer> {

    private final Context context;
    private final Buffer body;
    private @Nullable Handler<Buffer> onData;
    private @Nullable Handler<Void> onEnd;
    private boolean asked;
    private boolean paused = true;
    private boolean read;
    private boolean over;

    public HeldBody(Context context, Buffer body) {
        this.context = context;
        this.body = body;
    }

    @Override
    public HeldBody handler(@Nullable Handler<Buffer> handler) {
        onData = handler;
        return this;
    }

    @Override
    public HeldBody endHandler(@Nullable Handler<Void> handler) {
        onEnd = handler;
        return this;
    }

    @Override
    public HeldBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        return this;
    }

    @Override
    public HeldBody pause() {
        paused = true;
        return this;
    }

    @Override
    public HeldBody resume() {
        return fetch(Long.MAX_VALUE);
    }

    @Override
    public HeldBody fetch(long amount) {
        paused = false;
        if (!asked) {
            asked = true;
            context.runOnContext(now -> give());
        }
        return this;
    }

    private void give() {
        asked = false;
        if (!paused && !read) {
            read = true;
            if (onData != null && body.length() > 0) {
                onData.handle(body);
            }
        }
        if (!paused && !over) {
            over = true;
            if (onEnd != null) {
                onEnd.handle(null);
            }
        }
    }
}
