package io.trustrail.gateway.proxy;

import io.trustrail.gateway.access.AccessControl;
import io.trustrail.gateway.access.Application;
import io.trustrail.gateway.content.Draft;
import io.trustrail.gateway.dialect.Dialect;
import io.trustrail.gateway.dialect.Message;
import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.LivePolicy;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.proxy.admission.ConsentGate;
import io.trustrail.gateway.proxy.admission.ForwardedHeaders;
import io.trustrail.gateway.proxy.admission.Limits;
import io.trustrail.gateway.proxy.admission.Reception;
import io.trustrail.gateway.proxy.call.Call;
import io.trustrail.gateway.proxy.call.CallIds;
import io.trustrail.gateway.proxy.call.CallOutcome;
import io.trustrail.gateway.proxy.call.ClientPresence;
import io.trustrail.gateway.proxy.call.Ledger;
import io.trustrail.gateway.proxy.call.LongWork;
import io.trustrail.gateway.proxy.call.Refusal;
import io.trustrail.gateway.proxy.prompt.Drafts;
import io.trustrail.gateway.proxy.prompt.FirstSight;
import io.trustrail.gateway.proxy.prompt.GuardedRequest;
import io.trustrail.gateway.proxy.prompt.PromptGate;
import io.trustrail.gateway.proxy.prompt.Understood;
import io.trustrail.gateway.proxy.review.ReviewGate;
import io.trustrail.gateway.proxy.spend.Tab;
import io.trustrail.gateway.trust.consent.Consents;
import io.trustrail.gateway.trust.inventory.Inventory;
import io.trustrail.gateway.vendor.VendorCall;
import io.trustrail.gateway.vendor.VendorReply;
import io.trustrail.gateway.vendor.Vendors;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Function;

/** The life of a call. {@link #handle} is its table of contents. Shared by all event loops. */
public final class CallHandler {

    private static final Future<Draft.Finished> NOTHING_KEPT = Future.failedFuture("nothing is kept");

    private final LongWork longWork;
    private final AccessControl access;
    private final Reception reception;
    private final Vendors vendors;
    private final Recorder recorder;
    private final Function<Throwable, Refusal> failures;
    private final PromptGate gate;
    private final ConsentGate consent;
    private final FirstSight firstSight;
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
            Limits limits,
            ReviewGate reviews,
            Consents consents,
            Inventory inventory) {
        this.longWork = new LongWork(vertx);
        this.access = access;
        this.reception = new Reception(access, policy, limits);
        this.vendors = vendors;
        this.recorder = recorder;
        this.failures = failures;
        this.consent = new ConsentGate(consents);
        this.firstSight = new FirstSight(inventory);
        this.gate = new PromptGate(operators, recorder.guardTimes());
        this.delivery = new Delivery(
                longWork,
                limits,
                failures,
                reviews,
                new Resampling(vertx, longWork, vendors, recorder, firstSight, limits));
    }

    /** Serves one request to its end. The future never fails: whatever happened is in the outcome and in the record. */
    public Future<CallOutcome> handle(HttpServerRequest request, Dialect dialect) {
        var call = new Call(
                ids.next(),
                request.pause(),
                dialect,
                System.nanoTime(),
                new Ledger(),
                new ClientPresence(request),
                new Tab());
        return recorder.began(call)
                .compose(begun -> reception.authenticate(call))
                .compose(application -> reception.read(call).compose(body -> understand(call, application, body)))
                .compose(recorder::identify)
                .compose(consent::admit)
                .compose(this::guard)
                .map(firstSight::admit)
                .compose(this::reserve)
                .compose(this::send)
                .compose(sent -> delivery.deliver(sent.request(), sent.reply()))
                .recover(failure -> Delivery.refuse(call, failures.apply(failure)))
                .otherwise(CallOutcome.UNTOLD)
                .compose(outcome -> committed(call).transform(done -> Future.succeededFuture(outcome)))
                .onSuccess(outcome -> recorder.ended(call, outcome));
    }

    /** The commitment to what is kept of a reply, which takes a while for a long one. */
    private Future<Draft.Finished> committed(Call call) {
        var draft = call.ledger().draft();
        return draft == null ? NOTHING_KEPT : longWork.on(draft.end(), () -> Future.succeededFuture(draft.finish()));
    }

    /** What feature is called, and where is text? */
    private Future<Understood> understand(Call call, Application application, Buffer body) {
        return longWork.on(
                        body.length(),
                        () -> Future.succeededFuture(call.dialect().prompt(body.getBytes())))
                .onSuccess(message -> call.tab()
                        .asks(
                                call.dialect().asking(message),
                                body.length(),
                                !message.media().isEmpty()))
                .compose(message -> reception
                        .admit(call, application, message.string("model"))
                        .map(feature -> new Understood(
                                call, feature, facts(call, application, feature, message), message, body.length())));
    }

    private static CallFacts facts(Call call, Application application, Feature feature, Message message) {
        return Reception.facts(
                call, application, feature, call.dialect().id(), call.dialect().wantsStream(message));
    }

    /** May it leave the house, and in which words? */
    private Future<GuardedRequest> guard(Understood request) {
        long start = System.nanoTime();
        if (request.feature().keep().keepsContent()) {
            request.call().ledger().prompt().keepFindings();
        }
        return Future.succeededFuture(request)
                .compose(understood -> longWork.on(
                        understood.bytes(),
                        understood.feature().promptGuards().nanosPerCharacter(),
                        () -> gate.guard(understood)))
                .compose(guarded -> draft(guarded, request.bytes()))
                .onComplete(done -> request.call().ledger().guarded(start, System.nanoTime()));
    }

    /** What shall be kept of it? */
    private Future<GuardedRequest> draft(GuardedRequest request, int bytes) {
        return request.feature().keep().keepsContent()
                ? longWork.on(bytes, () -> Future.succeededFuture(Drafts.drafted(request)))
                : Future.succeededFuture(request);
    }

    /** Is enough left of what it may use? */
    private Future<GuardedRequest> reserve(GuardedRequest request) {
        return request.call()
                .tab()
                .reserve(access::reserve, request.furtherAnswers())
                .map(request);
    }

    /** Off it goes, each target only after the record says so. */
    private Future<Sent> send(GuardedRequest request) {
        return ForwardedHeaders.of(request)
                .onSuccess(request::headers)
                .compose(headers -> send(request, headers))
                .map(reply -> {
                    request.answered();
                    request.call().ledger().answered(reply.target(), reply.attempts(), System.nanoTime());
                    request.call().ledger().trace().answered(reply.status());
                    if (reply.status() < 400) {
                        request.call().tab().answered();
                    }
                    return new Sent(request, reply);
                });
    }

    private Future<VendorReply> send(GuardedRequest request, MultiMap headers) {
        var call = request.call();
        return vendors.call(
                request.feature(),
                new VendorCall(
                        call.dialect().id(),
                        call.dialect().path(),
                        headers,
                        request.facts().application(),
                        request.data()),
                new Departure(request, recorder, vendors, headers, firstSight),
                call.client().cancellation());
    }

    private record Sent(GuardedRequest request, VendorReply reply) {}
}
