package io.trustrail.gateway.redis;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to Redis, made again whenever it is lost. All but the constructor, {@link #run} and {@link #isUp} is for its
 * own context.
 */
public final class RedisLink {

    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
    private static final long PAUSE_MILLIS = 250;
    private static final Supplier<Future<Void>> NOTHING = Future::succeededFuture;

    private final Vertx vertx;
    private final RedisSettings settings;
    private final String purpose;
    private final ContextInternal context;
    private Supplier<Future<Void>> greeting = NOTHING;
    private Runnable whenLost = () -> {};
    private Handler<Response> pushed = message -> {};
    private @Nullable Redis client;
    private @Nullable RedisConnection connection;
    private boolean closed;
    private boolean told;
    private volatile boolean up;

    /** @param purpose what it is for, in the log */
    public RedisLink(Vertx vertx, RedisSettings settings, String purpose) {
        this.vertx = vertx;
        this.settings = settings;
        this.purpose = purpose;
        this.context = ((VertxInternal) vertx).createEventLoopContext();
    }

    /**
     * Connects, now and whenever the connection is lost. Completes after the first try, whatever came of it.
     *
     * @param onConnection what has to be done first on each new connection
     * @param onLoss told each time that a connection is lost
     */
    public Future<Void> start(Supplier<Future<Void>> onConnection, Runnable onLoss) {
        greeting = onConnection;
        whenLost = onLoss;
        return run(this::connect);
    }

    /** To be called before it starts: who gets what Redis sends without being asked. */
    void listen(Handler<Response> messages) {
        pushed = messages;
    }

    /** Runs something on this link's context; the future completes on the caller's. */
    public <T> Future<T> run(Supplier<Future<T>> work) {
        var promise = ((ContextInternal) vertx.getOrCreateContext()).<T>promise();
        context.runOnContext(
                now -> Future.succeededFuture().compose(v -> work.get()).onComplete(promise));
        return promise.future();
    }

    public Context context() {
        return context;
    }

    /** Where it leads. */
    RedisSettings settings() {
        return settings;
    }

    /** Whether it can be asked. From any thread. */
    public boolean isUp() {
        return up;
    }

    private Future<Void> connect() {
        var fresh = Redis.createClient(vertx, settings.options());
        client = fresh;
        return limited(fresh.connect())
                .compose(made -> {
                    connection = made;
                    made.exceptionHandler(failure -> lost(fresh, failure));
                    made.endHandler(end -> lost(fresh, null));
                    made.handler(pushed);
                    return greeting.get();
                })
                .onSuccess(greeted -> {
                    up = client == fresh;
                    told = false;
                    LOG.info("Redis answers at {} ({})", settings, purpose);
                })
                .onFailure(failure -> lost(fresh, failure))
                .otherwiseEmpty();
    }

    /** Asks; fails at once without a connection, and ends the connection if no good answer comes in time. */
    public Future<Response> ask(Request request) {
        var now = connection;
        var mine = client;
        if (now == null || mine == null) {
            return Future.failedFuture("there is no connection to Redis");
        }
        return limited(now.send(request)).onFailure(failure -> lost(mine, failure));
    }

    private <T> Future<T> limited(Future<T> answer) {
        return answer.timeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    /* Whatever is under way on a connection that is given up fails with it. */
    private void lost(Redis which, @Nullable Throwable failure) {
        if (client != which) {
            return;
        }
        if (!told && !closed) {
            told = true;
            LOG.warn(
                    "Redis is gone ({}, {}): {}",
                    settings,
                    purpose,
                    failure == null ? "it hung up" : failure.getMessage());
        }
        up = false;
        client = null;
        connection = null;
        which.close();
        whenLost.run();
        if (!closed) {
            vertx.setTimer(PAUSE_MILLIS, timer -> context.runOnContext(now -> again()));
        }
    }

    private void again() {
        if (!closed && client == null) {
            connect();
        }
    }

    /** Ends the connection for good. */
    public Future<Void> close() {
        return run(() -> {
            closed = true;
            up = false;
            var last = client;
            client = null;
            connection = null;
            return last == null ? Future.succeededFuture() : last.close();
        });
    }
}
