package io.trustrail.gateway.vendor.http;

import io.trustrail.gateway.policy.VendorSpec;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.TrustOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;

/**
 * The connections to one vendor: a pool for each event loop, because a pool that several share hands out connections of
 * other loops, and then every piece of a reply wakes two threads.
 */
public final class Connections {

    /* Below the minute after which many servers drop an idle connection: we want to be the first to let go. */
    private static final int KEEP_ALIVE_SECONDS = 20;
    private static final int MAX_HEADERS = 64 * 1024;
    private static final int MAX_STATUS_LINE = 8 * 1024;
    private static final int PIECE = 64 * 1024;
    /* The bulkhead bounds who waits; the queue only needs room for those as well who gave up and are still in it. */
    private static final int SHORTEST_QUEUE = 64;
    /*
     * Streams of slow readers keep up to a stream window of unread bytes each out of the connection's window. With the
     * protocol's default, where both are equal, one slow reader stops everybody on its connection.
     */
    private static final int HTTP2_STREAM_WINDOW = 64 * 1024;
    private static final int HTTP2_CONNECTION_WINDOW = 64 * 1024 * 1024;

    private final List<HttpClient> clients;
    private final Map<Thread, HttpClient> byEventLoop = new ConcurrentHashMap<>();
    private final AtomicInteger assigned = new AtomicInteger();

    /**
     * Reads the vendor's CA file, so not for event loops; opens nothing yet. The pools live as long as the verticle that
     * this is called from, if any.
     *
     * @param eventLoops how many event loops are going to call
     * @throws IllegalArgumentException if the CA file can't be used
     */
    public Connections(Vertx vertx, VendorSpec spec, int eventLoops) {
        HttpClientOptions options = options(spec);
        PoolOptions pool = pool(spec.pool());
        clients = Stream.generate(() -> client(vertx, options, pool))
                .limit(eventLoops)
                .toList();
    }

    /** The pool of the calling event loop. */
    public HttpClient mine() {
        if (!Context.isOnEventLoopThread()) {
            return clients.get(0);
        }
        HttpClient mine = byEventLoop.get(Thread.currentThread());
        return mine != null ? mine : byEventLoop.computeIfAbsent(Thread.currentThread(), thread -> next());
    }

    /** Closes every connection, idle or not. */
    public Future<Void> close() {
        return Future.join(clients.stream().map(HttpClient::close).toList()).mapEmpty();
    }

    private HttpClient next() {
        return clients.get(Math.floorMod(assigned.getAndIncrement(), clients.size()));
    }

    /* Without a handler, Vert.x logs what is wrong with a reply, and quotes the reply. The request's future tells it too. */
    private static HttpClient client(Vertx vertx, HttpClientOptions options, PoolOptions pool) {
        return vertx.httpClientBuilder()
                .with(options)
                .with(pool)
                .withConnectHandler(connection -> connection.exceptionHandler(alsoTold -> {}))
                .build();
    }

    private static HttpClientOptions options(VendorSpec spec) {
        int connectMillis = Math.toIntExact(spec.timeouts().connect().toMillis());
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(connectMillis)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setHttp2KeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMaxHeaderSize(MAX_HEADERS)
                .setMaxInitialLineLength(MAX_STATUS_LINE)
                .setMaxChunkSize(PIECE)
                .setMetricsName("vendor." + spec.name());
        if (isTls(spec)) {
            secure(options, spec, connectMillis);
        }
        return options;
    }

    private static void secure(HttpClientOptions options, VendorSpec spec, int handshakeMillis) {
        options.setSsl(true)
                .setVerifyHost(true)
                .setSslHandshakeTimeout(handshakeMillis)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        if (spec.caFile() != null) {
            options.setTrustOptions(TrustOptions.wrap(trust(spec.name(), spec.caFile())));
        }
        if (spec.pool().http2()) {
            options.setUseAlpn(true)
                    .setProtocolVersion(HttpVersion.HTTP_2)
                    .setHttp2ConnectionWindowSize(HTTP2_CONNECTION_WINDOW)
                    .setInitialSettings(new Http2Settings()
                            .setInitialWindowSize(HTTP2_STREAM_WINDOW)
                            .setMaxHeaderListSize(MAX_HEADERS));
        }
    }

    private static TrustManagerFactory trust(String vendor, Path caFile) {
        try {
            return TrustedCertificates.with(caFile);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("vendor " + vendor + ": caFile: " + e.getMessage(), e);
        }
    }

    private static boolean isTls(VendorSpec spec) {
        return "https".equals(spec.baseUrl().getScheme());
    }

    /*
     * As many connections for HTTP/2 as for HTTP/1.1: until ALPN has spoken, Vert.x counts a new connection as HTTP/2, and
     * with its default of one, all calls to a vendor that turns out to speak HTTP/1.1 queue up behind the first.
     */
    private static PoolOptions pool(VendorSpec.Pool pool) {
        return new PoolOptions()
                .setHttp1MaxSize(pool.connections())
                .setHttp2MaxSize(pool.connections())
                .setMaxWaitQueueSize(Math.max(SHORTEST_QUEUE, 2 * pool.concurrentCalls()));
    }
}
