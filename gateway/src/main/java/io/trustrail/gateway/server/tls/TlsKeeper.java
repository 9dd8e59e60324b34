package io.trustrail.gateway.server.tls;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ServerSSLOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificates that a listener uses, renewed when its files change. Files that are bad, such as a certificate whose new
 * key isn't there yet, leave the last good ones in use. Thread-safe.
 */
public final class TlsKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(TlsKeeper.class);

    private final Vertx vertx;
    private final String listener;
    private final TlsFiles files;
    private volatile Certificates current;
    private volatile String problem = "";

    private TlsKeeper(Vertx vertx, String listener, TlsFiles files, Certificates current) {
        this.vertx = vertx;
        this.listener = listener;
        this.files = files;
        this.current = current;
    }

    /**
     * Reads the files; fails with a {@link TlsUnusable} if they can't be used.
     *
     * @param listener its name in logs
     */
    public static Future<TlsKeeper> load(Vertx vertx, String listener, TlsFiles files) {
        return vertx.executeBlocking(
                        () -> new TlsKeeper(vertx, listener, files, Certificates.read(vertx, files)), false)
                .map(Objects::requireNonNull);
    }

    /** What the listener starts with. */
    public ServerSSLOptions options() {
        return current.options();
    }

    /** When the certificate in use expires. */
    public Instant expires() {
        return current.expires();
    }

    /**
     * Looks for changes from now on, until Vert.x ends.
     *
     * @param use makes the listener use other certificates
     * @param told hears of each change whether it could be used
     */
    public void watch(Duration interval, Function<ServerSSLOptions, Future<?>> use, Consumer<Boolean> told) {
        vertx.setTimer(interval.toMillis(), timer -> look(use, told).onComplete(done -> watch(interval, use, told)));
    }

    private Future<?> look(Function<ServerSSLOptions, Future<?>> use, Consumer<Boolean> told) {
        return vertx.executeBlocking(() -> current.differFrom(files) ? Certificates.read(vertx, files) : current, false)
                .map(Objects::requireNonNull)
                .compose(found -> found == current ? Future.succeededFuture() : renew(found, use, told))
                .onFailure(failure -> failed(failure, told));
    }

    private Future<?> renew(Certificates found, Function<ServerSSLOptions, Future<?>> use, Consumer<Boolean> told) {
        return use.apply(found.options()).onSuccess(used -> {
            current = found;
            problem = "";
            told.accept(true);
            LOG.atInfo()
                    .addKeyValue("listener", listener)
                    .addKeyValue("expires", found.expires())
                    .log("new certificates are in use");
        });
    }

    /* Told once for each problem, not each second. */
    private void failed(Throwable failure, Consumer<Boolean> told) {
        var why = failure instanceof TlsUnusable
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getName();
        if (!why.equals(problem)) {
            problem = why;
            told.accept(false);
            LOG.warn(
                    "the {} listener's changed certificates can't be used, the last good ones stay: {}", listener, why);
        }
    }
}
