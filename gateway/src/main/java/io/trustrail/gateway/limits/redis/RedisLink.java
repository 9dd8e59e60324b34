package io.trustrail.gateway.limits.redis;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to Redis, made again whenever it is lost. All but the constructor and {@link #run} is for its own context.
 */
public final class RedisLink {

    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
    private static final long PAUSE_MILLIS = 250;
    private static final Supplier<Future<Void>> NOTHING = Future::succeededFuture;

    private final Vertx vertx;
    private final RedisSettings settings;
    private final ContextInternal context;
    private Supplier<Future<Void>> greeting = NOTHING;
    private Runnable whenLost = () -> {};
    private @Nullable Redis client;
    private @Nullable RedisConnection connection;
    private boolean closed;
    private boolean told;
    private volatile boolean up;

    public RedisLink(Vertx vertx, RedisSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        this.context = ((VertxInternal) vertx).createEventLoopContext();
    }

    /**
     * Connects, now and whenever the connection is lost. Completes after the first try, whatever came of it.
     *
     * @param onConnection what has to be done first on each new connection
     * @param onLoss told each time that a connection is lost
     */
    Future<Void> start(Supplier<Future<Void>> onConnection, Runnable onLoss) {
        greeting = onConnection;
        whenLost = onLoss;
        return run(this::connect);
    }

    /** Runs something on this link's context; the future completes on the caller's. */
    <T> Future<T> run(Supplier<Future<T>> work) {
        var promise = ((ContextInternal) vertx.getOrCreateContext()).<T>promise();
        context.runOnContext(
                now -> Future.succeededFuture().compose(v -> work.get()).onComplete(promise));
        return promise.future();
    }

    Context context() {
        return context;
    }

    /** Whether it can be asked. From any thread. */
    boolean isUp() {
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
                    return loadScripts();
                })
                .compose(loaded -> greeting.get())
                .onSuccess(greeted -> {
                    up = client == fresh;
                    told = false;
                    LOG.info("Redis answers at {}", settings);
                })
                .onFailure(failure -> lost(fresh, failure))
                .otherwiseEmpty();
    }

    private Future<Void> loadScripts() {
        Future<Response> loaded = Future.succeededFuture();
        for (var script : Script.values()) {
            loaded = loaded.compose(
                    v -> ask(Request.cmd(Command.SCRIPT).arg("LOAD").arg(script.text())));
        }
        return loaded.mapEmpty();
    }

    /** Runs a script; fails at once without a connection, and ends the connection if no good answer comes in time. */
    Future<Response> eval(Script script, List<String> keys, List<String> values) {
        var request = Request.cmd(Command.EVALSHA).arg(script.sha1()).arg(keys.size());
        keys.forEach(request::arg);
        values.forEach(request::arg);
        return ask(request);
    }

    private Future<Response> ask(Request request) {
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
            LOG.warn("Redis is gone ({}): {}", settings, failure == null ? "it hung up" : failure.getMessage());
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
    Future<Void> close() {
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
