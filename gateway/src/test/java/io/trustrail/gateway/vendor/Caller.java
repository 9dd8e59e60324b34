package io.trustrail.gateway.vendor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.vendor.VendorFailure.Kind;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Plays the proxy: calls vendors from an event loop and reads what they reply. */
final class Caller implements AutoCloseable {

    private final Vertx vertx;
    private final Vendors vendors;
    private final Context context;
    private final Heard heard = new Heard();
    private final List<String> recorded = new CopyOnWriteArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-06-30T12:00:00Z"));

    Caller(Vertx vertx, Specs... specs) {
        this.vertx = vertx;
        Random seeded = new Random(7);
        vendors = new Vendors(vertx, 2, heard, () -> seeded, now::get);
        vendors.reconcile(Specs.book(specs));
        CompletableFuture<Context> found = new CompletableFuture<>();
        vertx.runOnContext(now -> found.complete(vertx.getOrCreateContext()));
        context = found.join();
    }

    record Answer(Target target, int status, MultiMap headers, String body, int attempts) {}

    /** Sets the clock by which assessments expire. */
    void isNow(String time) {
        now.set(Instant.parse(time));
    }

    Vendors vendors() {
        return vendors;
    }

    Context context() {
        return context;
    }

    Heard heard() {
        return heard;
    }

    /** The targets for which a body was recorded, in order. */
    List<String> recorded() {
        return recorded;
    }

    static VendorCall call(String dialect, String path, String... headers) {
        MultiMap all = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < headers.length; i += 2) {
            all.add(headers[i], headers[i + 1]);
        }
        return new VendorCall(dialect, path, all);
    }

    static VendorCall chat() {
        return call(Specs.CHAT, "/v1/chat/completions");
    }

    Answer ask(Feature feature) throws Exception {
        return ask(feature, chat());
    }

    Answer ask(Feature feature, VendorCall call) throws Exception {
        return on(() -> vendors.call(feature, call, this::record).compose(Caller::read))
                .get(10, SECONDS);
    }

    /** The head alone; the body stays paused. */
    VendorReply head(Feature feature) throws Exception {
        return head(feature, new Cancellation()).get(10, SECONDS);
    }

    CompletableFuture<VendorReply> head(Feature feature, Cancellation cancellation) {
        return on(() -> vendors.call(feature, chat(), this::record, cancellation));
    }

    Kind failure(Feature feature) throws Exception {
        return failure(on(() -> vendors.call(feature, chat(), this::record).compose(Caller::read)));
    }

    static Kind failure(CompletableFuture<?> answer) throws InterruptedException, TimeoutException {
        try {
            return fail("not a failure: %s", answer.get(10, SECONDS));
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(VendorFailure.class);
            return ((VendorFailure) Objects.requireNonNull(e.getCause())).kind();
        }
    }

    /** Runs something on the caller's event loop. */
    <T> CompletableFuture<T> on(Supplier<Future<T>> action) {
        CompletableFuture<T> done = new CompletableFuture<>();
        context.runOnContext(now -> action.get().onComplete(done::complete, done::completeExceptionally));
        return done;
    }

    CompletableFuture<Answer> rest(VendorReply reply) {
        return on(() -> read(reply));
    }

    static Future<Answer> read(VendorReply reply) {
        Promise<Answer> answer = Promise.promise();
        Buffer body = Buffer.buffer();
        reply.body()
                .handler(body::appendBuffer)
                .exceptionHandler(answer::fail)
                .endHandler(end -> answer.complete(new Answer(
                        reply.target(), reply.status(), reply.headers(), body.toString(), reply.attempts())));
        reply.body().resume();
        return answer.future();
    }

    @Override
    public void close() {
        vendors.close().await();
    }

    Vertx vertx() {
        return vertx;
    }

    private Future<Buffer> record(Target target) {
        recorded.add(target.toString());
        return Future.succeededFuture(Buffer.buffer("{\"model\":\"" + target.model() + "\"}"));
    }
}
