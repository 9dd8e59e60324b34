package io.trustrail.gateway.proxy;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A vendor's reply whose pieces a test hands out. While it is paused, they wait; then comes its end. */
public final class FakeVendor implements ReadStream<Buffer> {

    private final ArrayDeque<Buffer> waiting = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private @Nullable Handler<Buffer> handler;
    private @Nullable Handler<Void> endHandler;
    private @Nullable Handler<Throwable> exceptionHandler;
    private boolean paused = true;
    private boolean ending;

    public FakeVendor send(String text) {
        give(Buffer.buffer(text));
        return this;
    }

    public void give(Buffer piece) {
        waiting.add(piece);
        deliver();
    }

    public FakeVendor event(String data) {
        return send("data: " + data + "\n\n");
    }

    public void end() {
        ending = true;
        deliver();
    }

    public void fail(Throwable failure) {
        if (exceptionHandler != null) {
            exceptionHandler.handle(failure);
        }
    }

    /** Whether somebody took every piece. */
    public boolean isRead() {
        return waiting.isEmpty();
    }

    public boolean isPaused() {
        return paused;
    }

    /** What was asked of it, repetitions left out: {@code pause} and {@code resume}. */
    public List<String> asked() {
        return asked;
    }

    private void deliver() {
        while (!paused && handler != null && !waiting.isEmpty()) {
            handler.handle(waiting.remove());
        }
        if (!paused && ending && waiting.isEmpty() && endHandler != null) {
            ending = false;
            endHandler.handle(null);
        }
    }

    private void asked(String what) {
        if (asked.isEmpty() || !asked.get(asked.size() - 1).equals(what)) {
            asked.add(what);
        }
    }

    @Override
    public FakeVendor handler(@Nullable Handler<Buffer> next) {
        handler = next;
        return this;
    }

    @Override
    public FakeVendor endHandler(@Nullable Handler<Void> next) {
        endHandler = next;
        return this;
    }

    @Override
    public FakeVendor exceptionHandler(@Nullable Handler<Throwable> next) {
        exceptionHandler = next;
        return this;
    }

    @Override
    public FakeVendor pause() {
        asked("pause");
        paused = true;
        return this;
    }

    @Override
    public FakeVendor resume() {
        asked("resume");
        paused = false;
        deliver();
        return this;
    }

    @Override
    public FakeVendor fetch(long amount) {
        return resume();
    }
}
