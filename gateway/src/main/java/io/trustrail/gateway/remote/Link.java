package io.trustrail.gateway.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.trustrail.gateway.guard.late.Unavailable;
import io.trustrail.gateway.guard.late.Unavailable.Reason;
import io.trustrail.gateway.vendor.http.TrustedCertificates;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The way to one server: a pool of connections, and a breaker that leaves the server alone when it fails. Thread-safe. */
final class Link {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** What fails so shortly before its time is up, in nanoseconds, was cut off by a timer of the client. */
    private static final long CLOCKS_DIFFER = 5_000_000;

    private static final int KEEP_ALIVE_SECONDS = 20;
    private static final int CONNECT_MILLIS = 2_000;

    private static final CircuitBreakerConfig BREAKER = CircuitBreakerConfig.custom()
            .failureRateThreshold(50)
            .slidingWindowSize(20)
            .minimumNumberOfCalls(10)
            .permittedNumberOfCallsInHalfOpenState(2)
            .waitDurationInOpenState(Duration.ofSeconds(10))
            .build();

    private final Vertx vertx;
    private final HttpClient client;
    private final CircuitBreaker breaker;
    private final RequestOptions target;

    Link(Vertx vertx, String name, RemoteOptions options, String path) {
        this.vertx = vertx;
        this.breaker = CircuitBreaker.of(name, BREAKER);
        this.client = vertx.httpClientBuilder()
                .with(clientOptions(name, options))
                .with(new PoolOptions().setHttp1MaxSize(options.connections()).setMaxWaitQueueSize(options.queue()))
                .withConnectHandler(connection -> connection.exceptionHandler(alsoTold -> {}))
                .build();
        this.target = target(options, path);
    }

    private static HttpClientOptions clientOptions(String name, RemoteOptions options) {
        var made = new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMetricsName("detector." + name);
        if (isTls(options)) {
            made.setSsl(true).setVerifyHost(true);
            if (options.caFile() != null) {
                made.setTrustOptions(TrustOptions.wrap(TrustedCertificates.with(options.caFile())));
            }
        }
        return made;
    }

    private static boolean isTls(RemoteOptions options) {
        return "https".equals(options.url().getScheme());
    }

    private static RequestOptions target(RemoteOptions options, String path) {
        var url = options.url();
        int usual = isTls(options) ? 443 : 80;
        var made = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(withoutBrackets(url.getHost()))
                .setPort(url.getPort() == -1 ? usual : url.getPort())
                .setSsl(isTls(options))
                .setURI(joined(url.getRawPath(), path))
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.ACCEPT, "application/json")
                .putHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        for (Map.Entry<String, String> header : options.headers().entrySet()) {
            made.putHeader(header.getKey(), header.getValue());
        }
        return made;
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** A path that the base URL has already, or whose first segment it ends with, is not repeated. */
    private static String joined(String base, String path) {
        var bare = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        int query = path.indexOf('?');
        var plain = query < 0 ? path : path.substring(0, query);
        if (bare.endsWith(plain)) {
            return bare + path.substring(plain.length());
        }
        int second = path.indexOf('/', 1);
        var first = second < 0 ? path : path.substring(0, second);
        return second > 0 && bare.endsWith(first) ? bare + path.substring(first.length()) : bare + path;
    }

    /**
     * Asks, and reads the answer. Completes on the calling context; fails with {@link Unavailable}.
     *
     * @param reader what makes sense of the answer; what it throws counts as the server's failure
     */
    <T> Future<T> ask(JsonNode question, long deadline, Function<JsonNode, T> reader) {
        if (!breaker.tryAcquirePermission()) {
            return Future.failedFuture(new Unavailable(Reason.BREAKER_OPEN));
        }
        long start = System.nanoTime();
        return exchange(question, deadline)
                .map(body -> read(body, reader))
                .onSuccess(answer -> breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS))
                .onFailure(failure -> count(failure, System.nanoTime() - start));
    }

    /* A crowd at our own door says nothing about the server. */
    private void count(Throwable failure, long nanos) {
        if (failure instanceof Unavailable unavailable && unavailable.reason() == Reason.OVERLOADED) {
            breaker.releasePermission();
        } else {
            breaker.onError(nanos, TimeUnit.NANOSECONDS, failure);
        }
    }

    private Future<Buffer> exchange(JsonNode question, long deadline) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
            return Future.failedFuture(new Unavailable(Reason.TIMEOUT));
        }
        var body = Buffer.buffer(text(question));
        var options = new RequestOptions(target).setConnectTimeout(left).setIdleTimeout(left);
        return client.request(options)
                .recover(failure -> Future.failedFuture(new Unavailable(unconnected(failure))))
                .compose(request -> inTime(request, deadline, new Exchange(request).send(body)));
    }

    /** Frees the connection when nobody waits for the answer any more. */
    private Future<Buffer> inTime(HttpClientRequest request, long deadline, Future<Buffer> answer) {
        long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
        long timer = vertx.setTimer(left, late -> {
            var ignored = request.reset();
        });
        return answer.onComplete(done -> vertx.cancelTimer(timer))
                .recover(failure -> Future.failedFuture(
                        deadline - System.nanoTime() < CLOCKS_DIFFER ? new Unavailable(Reason.TIMEOUT) : failure));
    }

    private static Reason unconnected(Throwable failure) {
        return failure instanceof ConnectionPoolTooBusyException ? Reason.OVERLOADED : Reason.UNREACHABLE;
    }

    private static String text(JsonNode question) {
        try {
            return JSON.writeValueAsString(question);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a question can't be written", e);
        }
    }

    private static <T> T read(Buffer body, Function<JsonNode, T> reader) {
        try {
            return reader.apply(JSON.readTree(body.getBytes()));
        } catch (IOException | RuntimeException e) {
            throw new Unavailable(Reason.BAD_ANSWER);
        }
    }
}
