package io.trustrail.gateway.proxy;

import io.trustrail.gateway.dialect.ErrorShape;
import io.trustrail.gateway.policy.review.ReviewSpec.TooLong;
import io.trustrail.gateway.proxy.admission.Collector;
import io.trustrail.gateway.proxy.admission.Limits;
import io.trustrail.gateway.proxy.call.Call;
import io.trustrail.gateway.proxy.call.CallOutcome;
import io.trustrail.gateway.proxy.call.LongWork;
import io.trustrail.gateway.proxy.call.Refusal;
import io.trustrail.gateway.proxy.prompt.Blocks;
import io.trustrail.gateway.proxy.prompt.GuardedRequest;
import io.trustrail.gateway.proxy.reply.EventPump;
import io.trustrail.gateway.proxy.reply.Outlet;
import io.trustrail.gateway.proxy.reply.Relay;
import io.trustrail.gateway.proxy.reply.ReplyBlocked;
import io.trustrail.gateway.proxy.reply.ReplyGuard;
import io.trustrail.gateway.proxy.reply.ReplyHead;
import io.trustrail.gateway.proxy.review.CallReview;
import io.trustrail.gateway.proxy.review.FurtherAnswers;
import io.trustrail.gateway.proxy.review.ReviewGate;
import io.trustrail.gateway.vendor.VendorFailure;
import io.trustrail.gateway.vendor.VendorReply;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Brings a vendor's reply, or a refusal, to the client. */
final class Delivery {

    private final LongWork longWork;
    private final Limits limits;
    private final Function<Throwable, Refusal> failures;
    private final ReviewGate reviews;
    private final FurtherAnswers further;

    Delivery(
            LongWork longWork,
            Limits limits,
            Function<Throwable, Refusal> failures,
            ReviewGate reviews,
            FurtherAnswers further) {
        this.further = further;
        this.reviews = reviews;
        this.longWork = longWork;
        this.limits = limits;
        this.failures = failures;
    }

    /** Completes when the reply went out; fails if nothing went out and the client shall get a refusal. */
    Future<CallOutcome> deliver(GuardedRequest request, VendorReply reply) {
        var call = request.call();
        var review = reviews.of(request, reply.target(), further);
        var guard = new ReplyGuard(request, review == null ? null : review.transcript());
        var relay = new Relay(
                call.dialect(),
                guard,
                call.ledger(),
                reply.target().vendor().name(),
                request.asksUsage(),
                request.notes());
        var head = new ReplyHead(request, reply);
        var delivered = head.isEventStream()
                ? streamed(request, reply, relay, head, review)
                : whole(request, reply, relay, head, review);
        return unlessGone(call, delivered, reply);
    }

    /** A client that leaves ends the delivery, wherever it is. */
    private static Future<CallOutcome> unlessGone(Call call, Future<CallOutcome> delivered, VendorReply reply) {
        var outcome = Promise.<CallOutcome>promise();
        Runnable gone = () -> outcome.tryComplete(new CallOutcome(CallOutcome.CLIENT_GONE, 499));
        call.client().onLeaving(gone);
        delivered.onComplete(done -> {
            reply.cancel().run();
            if (done.succeeded()) {
                outcome.tryComplete(done.result());
            } else {
                outcome.tryFail(done.cause());
            }
        });
        if (call.client().isGone()) {
            gone.run();
        }
        return outcome.future();
    }

    private Future<CallOutcome> whole(
            GuardedRequest request, VendorReply reply, Relay relay, ReplyHead head, @Nullable CallReview review) {
        var call = request.call();
        var vendor = reply.target().vendor().name();
        boolean good = reply.status() < 400;
        return Collector.collect(
                        reply.body(),
                        limits.maxReplyBytes(),
                        () -> new VendorFailure(VendorFailure.Kind.TOO_LARGE, vendor))
                .compose(body ->
                        longWork.on(body.length(), relay.nanosPerCharacter(), () -> relay.whole(body.getBytes(), good)))
                .recover(failure -> good ? Future.failedFuture(failure) : unshownError(failure, vendor))
                .compose(body -> {
                    head.coverage("full");
                    if (good && review != null) {
                        return reviewed(review, relay, new WholeOutlet(call, relay, head, reply.status(), body));
                    }
                    return send(call, head, reply.status(), body)
                            .map(new CallOutcome(
                                    good ? CallOutcome.DELIVERED : CallOutcome.VENDOR_ERROR, reply.status()));
                })
                .recover(failure -> filtered(call, relay, head, failure));
    }

    private static Future<CallOutcome> reviewed(CallReview review, Relay relay, WholeOutlet outlet) {
        boolean tooLong = outlet.body().length() > review.spec().maxBytes();
        if (review.collects() && !tooLong) {
            return review.settle(relay, outlet, outlet.status());
        }
        if (review.collects() && review.spec().tooLong() == TooLong.REFUSE) {
            throw Outlet.TOO_LONG.asException();
        }
        if (review.collects()) {
            return review.unlooked(outlet, outlet.status());
        }
        var outcome = new CallOutcome(CallOutcome.DELIVERED, outlet.status());
        return outlet.release().compose(sent -> review.follow(relay, outcome));
    }

    /* A vendor's error that isn't JSON, or that guards don't let through, is told as what it is, not shown. */
    private static Future<Buffer> unshownError(Throwable failure, String vendor) {
        return Future.failedFuture(
                failure instanceof VendorFailure || failure instanceof ReplyBlocked
                        ? new VendorFailure(VendorFailure.Kind.ERROR_STATUS, vendor)
                        : failure);
    }

    private static Future<CallOutcome> filtered(Call call, Relay relay, ReplyHead head, Throwable failure) {
        if (failure instanceof ReplyBlocked blocked) {
            if (!blocked.verdict().failed().isEmpty()) {
                throw Blocks.guardFailed(blocked.verdict()).asException();
            }
            head.coverage("full");
            return send(call, head, 200, relay.filteredReply()).map(new CallOutcome(CallOutcome.BLOCKED_REPLY, 200));
        }
        return Future.failedFuture(failure);
    }

    static Future<Void> send(Call call, ReplyHead head, int status, Buffer body) {
        var response = call.request().response();
        head.writeTo(response.setStatusCode(status));
        response.putHeader("content-type", "application/json");
        return response.end(body);
    }

    private Future<CallOutcome> streamed(
            GuardedRequest request, VendorReply reply, Relay relay, ReplyHead head, @Nullable CallReview review) {
        if (review == null) {
            return stream(request, reply, relay, head);
        }
        return review.collects()
                ? collected(request, reply, relay, head, review)
                : stream(request, reply, relay, head)
                        .compose(outcome -> outcome.outcome().equals(CallOutcome.DELIVERED)
                                ? review.follow(relay, outcome)
                                : Future.succeededFuture(outcome));
    }

    /** A stream that goes out when its answer has ended, and perhaps a person has looked at it. */
    private Future<CallOutcome> collected(
            GuardedRequest request, VendorReply reply, Relay relay, ReplyHead head, CallReview review) {
        var call = request.call();
        var response = call.request().response();
        var vendor = reply.target().vendor().name();
        head.coverage("window");
        var outlet = reviews.outlet(call, relay, head, review.spec(), reply.status());
        return new EventPump(reply.body(), outlet, relay, limits.maxEventBytes(), vendor)
                .run()
                .compose(v -> {
                    if (relay.sawError()) {
                        return outlet.release().map(new CallOutcome(CallOutcome.VENDOR_ERROR, reply.status()));
                    }
                    if (outlet.isPassing()) {
                        return review.unlooked(outlet, reply.status());
                    }
                    return review.settle(relay, outlet, reply.status());
                })
                .recover(failure -> isBlock(failure) && !outlet.isPassing()
                        ? outlet.filtered().map(new CallOutcome(CallOutcome.BLOCKED_REPLY, reply.status()))
                        : breakOff(call, relay, response, failure))
                .onComplete(done -> outlet.stop());
    }

    private static boolean isBlock(Throwable failure) {
        return failure instanceof ReplyBlocked blocked
                && blocked.verdict().failed().isEmpty();
    }

    private Future<CallOutcome> stream(GuardedRequest request, VendorReply reply, Relay relay, ReplyHead head) {
        var call = request.call();
        var response = call.request().response();
        head.coverage("window");
        head.writeTo(response.setStatusCode(reply.status()));
        response.putHeader("content-type", "text/event-stream; charset=utf-8").setChunked(true);
        var vendor = reply.target().vendor().name();
        return new EventPump(reply.body(), response, relay, limits.maxEventBytes(), vendor)
                .run()
                .compose(v -> response.end()
                        .map(new CallOutcome(
                                relay.sawError() ? CallOutcome.VENDOR_ERROR : CallOutcome.DELIVERED, reply.status())))
                .recover(failure -> breakOff(call, relay, response, failure));
    }

    /** Ends a stream that can't go on, so that clients notice, and official ones end cleanly. */
    private Future<CallOutcome> breakOff(Call call, Relay relay, HttpServerResponse response, Throwable failure) {
        if (failure instanceof ReplyBlocked blocked) {
            return blocked.verdict().failed().isEmpty()
                    ? response.end(relay.filteredEnd())
                            .map(new CallOutcome(CallOutcome.BLOCKED_REPLY, response.getStatusCode()))
                    : breakOff(
                            call,
                            relay,
                            response,
                            Blocks.guardFailed(blocked.verdict()).asException());
        }
        if (!response.headWritten()) {
            response.headers().clear();
            return Future.failedFuture(failure);
        }
        var refusal = failures.apply(failure);
        return response.end(Buffer.buffer(call.dialect().errorEvent(refusal.shape(call.id()))))
                .map(new CallOutcome(refusal.outcome(), response.getStatusCode()));
    }

    /** Tells the client that its call is turned down. Never fails. */
    static Future<CallOutcome> refuse(Call call, Refusal refusal) {
        return refuse(call, refusal, error -> Buffer.buffer(call.dialect().error(error)));
    }

    /** The same with an error of another form. */
    static Future<CallOutcome> refuse(Call call, Refusal refusal, Function<ErrorShape, Buffer> form) {
        var response = call.request().response();
        if (call.client().isGone() || response.ended()) {
            return Future.succeededFuture(new CallOutcome(CallOutcome.CLIENT_GONE, 499));
        }
        readTheRest(call.request());
        response.setStatusCode(refusal.status()).putHeader("content-type", "application/json");
        response.putHeader("x-trustrail-call", call.id()).putHeader("x-request-id", call.id());
        refusal.headers().forEach(response::putHeader);
        var outcome = new CallOutcome(refusal.outcome(), refusal.status());
        return response.end(form.apply(refusal.shape(call.id()))).map(outcome).otherwise(outcome);
    }

    /* What is left of a body would stand before the connection's next request. */
    private static void readTheRest(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.handler(dropped -> {});
            request.resume();
        }
    }
}
