package io.trustrail.gateway.review.hooks;

import io.netty.channel.ConnectTimeoutException;
import io.trustrail.gateway.review.hooks.Delivery.State;
import io.trustrail.gateway.review.hooks.OutboxTable.Due;
import io.trustrail.gateway.seal.SubjectSeal;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what waits. See the package's promises. */
public final class Courier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration KEEP = Duration.ofDays(7);
    private static final int MOST_AT_ONCE = 50;
    private static final int MOST_CONNECTIONS = 5;

    private final Vertx vertx;
    private final Store store;
    private final Secrets secrets;
    private final Clock clock;
    private final HookOptions options;
    private final HttpClient client;
    private final AtomicBoolean sending = new AtomicBoolean();
    private long timer = -1;

    public Courier(Vertx vertx, Store store, SubjectSeal seal, Clock clock, HookOptions options) {
        this.vertx = vertx;
        this.store = store;
        this.secrets = new Secrets(seal);
        this.clock = clock;
        this.options = options;
        var http = new HttpClientOptions()
                .setConnectTimeout((int) options.timeout().toMillis())
                .setKeepAlive(false)
                .setVerifyHost(true);
        if (!options.authorities().isEmpty()) {
            http.setTrustOptions(new PemTrustOptions().addCertPath(options.authorities()));
        }
        this.client = vertx.createHttpClient(http, new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
    }

    /** Begins to send by itself. */
    public void start() {
        timer = vertx.setPeriodic(LOOK.toMillis(), id -> {
            if (sending.compareAndSet(false, true)) {
                sendDue()
                        .onComplete(done -> sending.set(false))
                        .onFailure(failed -> LOG.atWarn()
                                .addKeyValue("kind", failed.getClass().getName())
                                .log("webhooks that are due could not be told"));
            }
        });
    }

    @Override
    public void close() {
        vertx.cancelTimer(timer);
        client.close();
    }

    /** Sends what is due now; completes with how much that was, when all attempts ended. */
    public Future<Integer> sendDue() {
        return worker(this::take).compose(due -> {
            var sent = due.stream().map(this::send).toList();
            return Future.join(sent).otherwiseEmpty().map(done -> due.size());
        });
    }

    private List<Due> take() {
        var now = now();
        // An attempt that nobody hears of again, because the process died, is made again after its time.
        var again = now.plus(options.timeout().multipliedBy(3));
        var latest = now.plus(options.longestPause()).plus(options.longestPause());
        boolean some = store.query(connection -> OutboxTable.isDue(connection, now, latest));
        return some
                ? store.call(connection -> {
                    OutboxTable.forget(connection, now.minus(KEEP));
                    return OutboxTable.take(connection, now, again, latest, MOST_AT_ONCE);
                })
                : List.of();
    }

    /** What an attempt needs that takes a worker. */
    private record Ready(Target target, InetAddress address, String secret) {}

    private Future<Void> send(Due due) {
        return worker(() -> ready(due))
                .compose(ready -> post(due, ready))
                .map(status -> status / 100 == 2 ? "" : "status " + status)
                .recover(failure -> Future.succeededFuture(problem(failure)))
                .compose(problem -> worker(() -> {
                    noteEnd(due.delivery(), problem);
                    return true;
                }))
                .mapEmpty();
    }

    private Ready ready(Due due) throws UnknownHostException {
        var target = Target.of(due.url(), options.privateTargets());
        var secret = secrets.open(due.delivery().webhook(), due.secret());
        return new Ready(target, target.resolve(options.privateTargets()), secret);
    }

    private Future<Integer> post(Due due, Ready ready) {
        var id = due.delivery().id();
        long seconds = now().getEpochSecond();
        var request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(ready.target().host())
                .setPort(ready.target().port())
                .setSsl(ready.target().tls())
                .setURI(ready.target().path())
                .setServer(SocketAddress.inetSocketAddress(
                        ready.target().port(), ready.address().getHostAddress()))
                .setFollowRedirects(false)
                .setTimeout(options.timeout().toMillis())
                .putHeader("content-type", "application/json")
                .putHeader("user-agent", "trustrail")
                .putHeader("webhook-id", id)
                .putHeader("webhook-timestamp", String.valueOf(seconds))
                .putHeader("webhook-signature", Signature.of(ready.secret(), id, seconds, due.payload()));
        return client.request(request)
                .compose(open -> open.send(due.payload()).map(response -> {
                    // Nobody reads what the target has to say: it may say a lot.
                    open.connection().close();
                    return response.statusCode();
                }));
    }

    /** Of a failure, what kind it is: messages may have addresses in them. */
    private static String problem(Throwable failure) {
        if (failure instanceof IllegalArgumentException) {
            return String.valueOf(failure.getMessage());
        }
        if (failure instanceof UnknownHostException) {
            return "the host's name is not known";
        }
        if (failure instanceof TimeoutException || failure instanceof ConnectTimeoutException) {
            return "no answer in time";
        }
        if (failure instanceof ConnectException) {
            return "no connection";
        }
        return failure instanceof SSLException
                ? "the certificate is not accepted"
                : failure.getClass().getSimpleName();
    }

    private void noteEnd(Delivery delivery, String problem) {
        var now = now();
        var state = state(delivery, problem, now);
        var at = state == State.PENDING ? now.plus(options.pause(delivery.attempts() + 1)) : now;
        store.call(connection -> {
            OutboxTable.ended(connection, delivery.id(), state, at, problem);
            return true;
        });
        if (state == State.DEAD) {
            LOG.atWarn()
                    .addKeyValue("webhook", delivery.webhook())
                    .addKeyValue("message", delivery.id())
                    .log("a webhook was not told: its target took nothing for days");
        }
    }

    private State state(Delivery delivery, String problem, Instant now) {
        if (problem.isEmpty()) {
            return State.DELIVERED;
        }
        return delivery.created().plus(options.giveUp()).isAfter(now) ? State.PENDING : State.DEAD;
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private <T> Future<T> worker(Callable<T> work) {
        return vertx.executeBlocking(work, false).map(Objects::requireNonNull);
    }
}
