package io.trustrail.gateway.vendor;

import io.trustrail.gateway.vendor.VendorFailure.Kind;
import io.trustrail.gateway.vendor.http.WatchedStream;
import io.trustrail.gateway.vendor.resilience.Gate;
import io.trustrail.gateway.vendor.resilience.Limits;
import io.trustrail.gateway.vendor.resilience.Statuses;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One request to a target and its reply, from an open gate to the last byte, on one context. Tells the gate how it went
 * and leaves it, whatever happens. One timer watches all limits: it looks up when the shortest of them may have passed.
 */
final class Exchange implements WatchedStream.Owner {

    private static final long HTTP2_CANCEL = 8;

    private final Vertx vertx;
    private final Context context;
    private final Lane lane;
    private final Lane.Site site;
    private final VendorEvents events;
    private final Listener listener;
    private Limits limits;
    private Phase phase = Phase.CONNECTING;
    private long begun;
    private long requested;
    private long timer;
    private @Nullable HttpClientRequest request;
    private @Nullable WatchedStream body;

    Exchange(Vertx vertx, Context context, Lane lane, Lane.Site site, VendorEvents events, Listener listener) {
        this.vertx = vertx;
        this.context = context;
        this.lane = lane;
        this.site = site;
        this.events = events;
        this.listener = listener;
        limits = lane.limits();
    }

    private enum Phase {
        CONNECTING,
        WAITING,
        REPLYING,
        OVER
    }

    /** Who started an exchange. Hears either {@link #failed}, or {@link #answered} and then {@link #over}. */
    interface Listener {

        /** The head is here, the body paused. */
        void answered(int status, MultiMap headers, WatchedStream body);

        /** No head came that is of use. */
        void failed(Kind kind);

        /** The exchange ended after its head: well, badly or by {@link Exchange#abort}. */
        void over();
    }

    void send(VendorCall call, Buffer content) {
        begun = System.nanoTime();
        watchAgainIn(limits.tick());
        try {
            lane.connections()
                    .mine()
                    .request(lane.requests().options(call.path()))
                    .onComplete(ready -> connected(ready, call, content), this::notConnected);
        } catch (IllegalStateException clientClosed) {
            notConnected(clientClosed);
        }
    }

    /** Ends the exchange because nobody wants it any more; its reader hears nothing. */
    void abort() {
        Phase was = end();
        if (was == Phase.OVER) {
            return;
        }
        if (body == null) {
            site.gate().undecided();
        } else {
            body.silence();
        }
        reset();
        if (was == Phase.REPLYING) {
            listener.over();
        }
    }

    /** Cuts what is left of the reply to a time in nanoseconds. */
    void hurry(long left) {
        limits = limits.hurried(elapsed(), left);
        vertx.cancelTimer(timer);
        watchAgainIn(limits.tick());
    }

    @Override
    public void ended() {
        if (end() == Phase.REPLYING) {
            listener.over();
        }
    }

    @Override
    public void broken(Throwable cause) {
        fail(isClosed(cause) ? Kind.CLOSED_EARLY : Kind.UNREADABLE);
    }

    private void connected(HttpClientRequest ready, VendorCall call, Buffer content) {
        // Without a handler, Vert.x logs what the reply's future tells as well.
        ready.exceptionHandler(alsoTold -> {});
        if (phase == Phase.OVER) {
            giveBack(ready);
            return;
        }
        request = ready;
        phase = Phase.WAITING;
        requested = System.nanoTime();
        lane.requests().headers(ready.headers(), call.headers(), call.dialect(), content.length());
        ready.send(content).onComplete(this::answered, this::unanswered);
    }

    private void notConnected(Throwable cause) {
        lane.unreachable(cause);
        fail(cause instanceof ConnectionPoolTooBusyException ? Kind.BULKHEAD_FULL : Kind.CONNECT);
    }

    private void unanswered(Throwable cause) {
        fail(isClosed(cause) ? Kind.CONNECT : Kind.UNREADABLE);
    }

    private void answered(HttpClientResponse head) {
        head.pause();
        WatchedStream stream = new WatchedStream(context, head, this);
        if (phase == Phase.OVER) {
            return;
        }
        if (isPacked(head.headers())) {
            fail(Kind.UNREADABLE);
            return;
        }
        phase = Phase.REPLYING;
        body = stream;
        int status = head.statusCode();
        long nanos = elapsed();
        tellGate(status, nanos);
        events.attempted(site.target(), status, null, nanos);
        listener.answered(status, head.headers(), stream);
    }

    private void tellGate(int status, long nanos) {
        Gate gate = site.gate();
        if (status >= 500) {
            gate.failed(nanos);
        } else if (Statuses.isBusy(status)) {
            gate.undecided();
        } else {
            gate.succeeded(nanos);
        }
    }

    private void watchAgainIn(long nanos) {
        timer = vertx.setTimer(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos + 999_999)), this::look);
    }

    private void look(long now) {
        if (phase == Phase.OVER) {
            return;
        }
        long left = limits.total() - elapsed();
        if (left <= 0) {
            fail(Kind.TOTAL_TIMEOUT);
            return;
        }
        left = Math.min(left, leftOfPhase());
        if (left <= 0) {
            fail(timeout());
            return;
        }
        watchAgainIn(Math.min(left, limits.tick()));
    }

    private long leftOfPhase() {
        if (body != null) {
            return body.isPaused() ? limits.idle() : limits.idle() - (System.nanoTime() - body.lastActive());
        }
        return phase == Phase.CONNECTING
                ? limits.connect() - elapsed()
                : limits.firstByte() - (System.nanoTime() - requested);
    }

    private Kind timeout() {
        return switch (phase) {
            case CONNECTING -> Kind.CONNECT;
            case WAITING -> Kind.FIRST_BYTE_TIMEOUT;
            case REPLYING, OVER -> Kind.IDLE_TIMEOUT;
        };
    }

    private void fail(Kind kind) {
        switch (end()) {
            case CONNECTING, WAITING -> notAnswered(kind);
            case REPLYING -> brokeOff(kind);
            case OVER -> {}
        }
    }

    private void notAnswered(Kind kind) {
        reset();
        long nanos = elapsed();
        if (kind == Kind.BULKHEAD_FULL) {
            site.gate().undecided();
        } else {
            site.gate().failed(nanos);
        }
        events.attempted(site.target(), 0, kind, nanos);
        listener.failed(kind);
    }

    /* A reader that is slow enough makes any vendor hang up and any reply too long: that is not the vendor's fault. */
    private void brokeOff(Kind kind) {
        WatchedStream reader = Objects.requireNonNull(body);
        if (kind != Kind.TOTAL_TIMEOUT && !reader.isPaused()) {
            site.gate().brokeOff(elapsed());
        }
        reset();
        events.broken(site.target(), kind);
        listener.over();
        reader.fail(new VendorFailure(kind, lane.spec().name()));
    }

    private Phase end() {
        Phase was = phase;
        if (was != Phase.OVER) {
            phase = Phase.OVER;
            vertx.cancelTimer(timer);
            site.gate().leave();
        }
        return was;
    }

    private void reset() {
        if (request != null) {
            request.reset(HTTP2_CANCEL);
        }
    }

    /*
     * A request that came too late to be used. Vert.x never returns an HTTP/2 stream to its pool that is reset before it
     * was opened, so there it is opened first, for a request that means nothing.
     */
    private static void giveBack(HttpClientRequest unused) {
        if (unused.version() == HttpVersion.HTTP_2) {
            unused.setMethod(HttpMethod.OPTIONS).setURI("*").sendHead();
        }
        unused.reset(HTTP2_CANCEL);
    }

    private long elapsed() {
        return System.nanoTime() - begun;
    }

    private static boolean isClosed(Throwable cause) {
        return cause instanceof HttpClosedException
                || cause instanceof StreamResetException
                || cause instanceof IOException;
    }

    private static boolean isPacked(MultiMap headers) {
        String encoding = headers.get(HttpHeaders.CONTENT_ENCODING);
        return encoding != null && !"identity".equalsIgnoreCase(encoding);
    }
}
