package io.trustrail.gateway.it.vendor;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A vendor on a real socket of the loopback interface, with event loops of its own. Thread-safe.
 *
 * <p>A request for which nothing is scripted, or whose script throws, is answered with 599 and told by {@link #failures}.
 */
public final class MockVendor implements AutoCloseable {

    private static final int NOT_SCRIPTED = 599;

    private final Vertx vertx;
    private final HttpServer server;
    private final List<RecordedRequest> requests = Collections.synchronizedList(new ArrayList<>());
    private final LinkedBlockingQueue<RecordedRequest> unseen = new LinkedBlockingQueue<>();
    private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    private volatile Optional<Function<RecordedRequest, Script>> answer = Optional.empty();

    private MockVendor(Vertx vertx) {
        this.vertx = vertx;
        this.server = vertx.createHttpServer(new HttpServerOptions().setTcpNoDelay(true))
                .requestHandler(this::receive);
    }

    public static MockVendor start() {
        var vendor = new MockVendor(Vertx.vertx());
        vendor.server.listen(0, "127.0.0.1").await();
        return vendor;
    }

    public String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** Every request from now on is answered by the script that the function gives. */
    public void answers(Function<RecordedRequest, Script> script) {
        answer = Optional.of(script);
    }

    /** Every request from now on is answered by this script. */
    public void answers(Script script) {
        answers(request -> script);
    }

    /** All requests so far, in the order in which their bodies were complete. */
    public List<RecordedRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** The next request that no earlier call of this method gave; waits for it. */
    public RecordedRequest nextRequest() throws InterruptedException {
        var next = unseen.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("the vendor got no request within 20 s");
        }
        return next;
    }

    /** The one request that it got. */
    public RecordedRequest onlyRequest() {
        if (requests.size() != 1) {
            throw new AssertionError("the vendor got " + requests.size() + " requests, not one");
        }
        return requests.get(0);
    }

    /** What went wrong in the scripts. */
    public List<Throwable> failures() {
        synchronized (failures) {
            return List.copyOf(failures);
        }
    }

    /** Forgets requests, failures and the script. */
    public void reset() {
        answer = Optional.empty();
        requests.clear();
        unseen.clear();
        failures.clear();
    }

    @Override
    public void close() {
        vertx.close().await();
    }

    private void receive(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            var recorded = RecordedRequest.of(request.method().name(), request.uri(), request.headers(), body);
            requests.add(recorded);
            unseen.add(recorded);
            request.response().exceptionHandler(e -> recorded.gone().complete(null));
            request.response().closeHandler(v -> lost(request, recorded));
            play(request, recorded, scriptFor(recorded));
        });
    }

    private static void lost(HttpServerRequest request, RecordedRequest recorded) {
        if (!request.response().ended()) {
            recorded.gone().complete(null);
        }
    }

    private Script scriptFor(RecordedRequest request) {
        try {
            return answer.orElseThrow(() -> new AssertionError("nothing is scripted for " + request.path()))
                    .apply(request);
        } catch (RuntimeException | AssertionError e) {
            failures.add(e);
            return Script.of(NOT_SCRIPTED, "text/plain").end();
        }
    }

    private void play(HttpServerRequest request, RecordedRequest recorded, Script script) {
        if (script.status() != 0) {
            var response = request.response().setStatusCode(script.status()).setChunked(true);
            script.headers().forEach(response::putHeader);
        }
        next(request, recorded, script.steps().iterator(), vertx.getOrCreateContext());
    }

    private void next(HttpServerRequest request, RecordedRequest recorded, Iterator<Script.Step> steps, Context loop) {
        if (steps.hasNext() && !recorded.gone().isDone()) {
            steps.next()
                    .play(request, recorded)
                    .onSuccess(played -> loop.runOnContext(v -> next(request, recorded, steps, loop)));
        }
    }
}
