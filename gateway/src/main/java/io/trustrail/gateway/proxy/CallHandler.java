package io.trustrail.gateway.proxy;

import io.trustrail.gateway.access.AccessControl;
import io.trustrail.gateway.access.Application;
import io.trustrail.gateway.dialect.Dialect;
import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.LivePolicy;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.vendor.VendorCall;
import io.trustrail.gateway.vendor.VendorReply;
import io.trustrail.gateway.vendor.Vendors;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.function.Function;

/** The life of a call. {@link #handle} is its table of contents. Shared by all event loops. */
public final class CallHandler {

    private final LongWork longWork;
    private final AccessControl access;
    private final LivePolicy policy;
    private final Vendors vendors;
    private final Recorder recorder;
    private final Function<Throwable, Refusal> failures;
    private final Limits limits;
    private final PromptGate gate;
    private final Delivery delivery;
    private final CallIds ids = new CallIds();

    /**
     * Puts the steps together.
     *
     * @param failures what a client is told about a step that failed
     */
    public CallHandler(
            Vertx vertx,
            AccessControl access,
            LivePolicy policy,
            Operators operators,
            Vendors vendors,
            Recorder recorder,
            Function<Throwable, Refusal> failures,
            Limits limits) {
        this.longWork = new LongWork(vertx);
        this.access = access;
        this.policy = policy;
        this.vendors = vendors;
        this.recorder = recorder;
        this.failures = failures;
        this.limits = limits;
        this.gate = new PromptGate(operators);
        this.delivery = new Delivery(longWork, limits, failures);
    }

    /** Serves one request to its end. The future never fails: whatever happened is in the outcome and in the record. */
    public Future<CallOutcome> handle(HttpServerRequest request, Dialect dialect) {
        var call = new Call(
                ids.next(), request.pause(), dialect, System.nanoTime(), new Ledger(), new ClientPresence(request));
        return recorder.began(call)
                .compose(begun -> authenticate(call))
                .compose(application -> read(call).compose(body -> understand(call, application, body)))
                .compose(this::guard)
                .compose(this::send)
                .compose(sent -> delivery.deliver(sent.request(), sent.reply()))
                .recover(failure -> delivery.refuse(call, failures.apply(failure)))
                .otherwise(CallOutcome.UNTOLD)
                .onSuccess(outcome -> recorder.ended(call, outcome));
    }

    /** Who calls? */
    private Future<Application> authenticate(Call call) {
        return access.authenticate(call.dialect().key(call.request().headers())).map(application -> {
            call.ledger().caller(application.tenant(), application.name());
            return application;
        });
    }

    /** The body, within its limit. */
    private Future<Buffer> read(Call call) {
        var type = call.request().getHeader("content-type");
        if (type != null && !type.toLowerCase(Locale.ROOT).contains("json")) {
            throw Refusal.of(415, "unsupported_media_type", "Send JSON, with the Content-Type application/json", "")
                    .asException();
        }
        return Collector.collect(
                call.request(),
                limits.maxRequestBytes(),
                () -> limits.bodyTooLarge().asException());
    }

    /** What feature is called, and where is text? */
    private Future<Understood> understand(Call call, Application application, Buffer body) {
        if (body.length() == 0) {
            throw Refusal.of(400, "invalid_json", "The request has no body; send a JSON object", "")
                    .asException();
        }
        return longWork.on(
                        body.length(),
                        () -> Future.succeededFuture(call.dialect().prompt(body.getBytes())))
                .compose(message -> {
                    var book = policy.current();
                    var feature = feature(book, message.string("model"));
                    call.ledger().feature(feature.name(), feature.level().rung(), book.hash());
                    var facts = facts(call, application, feature, call.dialect().wantsStream(message));
                    return access.admit(application, feature.name())
                            .map(admitted -> new Understood(call, feature, facts, message, body.length()));
                });
    }

    private static Feature feature(PolicyBook book, String name) {
        return book.feature(name)
                .orElseThrow(() -> Refusal.of(
                                404,
                                "model_not_found",
                                name.isEmpty()
                                        ? "The field model is missing; name a feature: " + names(book)
                                        : "There is no such feature; this gateway serves " + names(book),
                                "model")
                        .asException());
    }

    private static String names(PolicyBook book) {
        return String.join(", ", book.features().keySet().stream().sorted().toList());
    }

    private static CallFacts facts(Call call, Application application, Feature feature, boolean stream) {
        var purpose = call.request().getHeader("x-trustrail-purpose");
        return new CallFacts(
                application.tenant(),
                application.name(),
                feature.name(),
                feature.level().rung(),
                call.dialect().id(),
                stream,
                purpose == null ? "" : purpose);
    }

    /** May it leave the house, and in which words? */
    private Future<GuardedRequest> guard(Understood request) {
        long start = System.nanoTime();
        return Future.succeededFuture(request)
                .compose(understood -> longWork.on(
                        understood.bytes(),
                        understood.feature().promptGuards().nanosPerCharacter(),
                        () -> gate.guard(understood)))
                .onComplete(done -> request.call().ledger().guarded(System.nanoTime() - start));
    }

    /** Off it goes, each target only after the record says so. */
    private Future<Sent> send(GuardedRequest request) {
        return ForwardedHeaders.of(request)
                .compose(headers -> send(request, headers))
                .map(reply -> {
                    request.answered();
                    request.call().ledger().answered(reply.target(), reply.attempts(), System.nanoTime());
                    return new Sent(request, reply);
                });
    }

    private Future<VendorReply> send(GuardedRequest request, MultiMap headers) {
        var call = request.call();
        return vendors.call(
                request.feature(),
                new VendorCall(call.dialect().id(), call.dialect().path(), headers),
                target -> recorder.sending(request, target).map(recorded -> request.bodyFor(target)),
                call.client().cancellation());
    }

    private record Sent(GuardedRequest request, VendorReply reply) {}
}
