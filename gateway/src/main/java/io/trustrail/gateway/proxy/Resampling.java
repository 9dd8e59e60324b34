package io.trustrail.gateway.proxy;

import io.trustrail.gateway.dialect.Message;
import io.trustrail.gateway.dialect.TextSpan;
import io.trustrail.gateway.dialect.Usage;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.proxy.admission.Collector;
import io.trustrail.gateway.proxy.admission.Limits;
import io.trustrail.gateway.proxy.call.LongWork;
import io.trustrail.gateway.proxy.prompt.FirstSight;
import io.trustrail.gateway.proxy.prompt.GuardedRequest;
import io.trustrail.gateway.proxy.review.FurtherAnswers;
import io.trustrail.gateway.vendor.Cancellation;
import io.trustrail.gateway.vendor.Outgoing;
import io.trustrail.gateway.vendor.Target;
import io.trustrail.gateway.vendor.VendorCall;
import io.trustrail.gateway.vendor.VendorFailure;
import io.trustrail.gateway.vendor.VendorReply;
import io.trustrail.gateway.vendor.Vendors;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sends a guarded request to its target again, for one whole answer each time. The record knows of each before it leaves, and
 * what it uses counts for the call. Its text stays here and goes to nobody.
 */
record Resampling(
        Vertx vertx, LongWork longWork, Vendors vendors, Recorder recorder, FirstSight firstSight, Limits limits)
        implements FurtherAnswers {

    @Override
    public Future<Got> to(GuardedRequest request, Target target) {
        int count = request.call().tab().further();
        if (count == 0 || request.call().client().isGone()) {
            return Future.succeededFuture(new Got(0, List.of()));
        }
        var body = request.bodyAgainFor(target);
        var answers = Stream.generate(() -> new Try(request, target, body).answer())
                .limit(count)
                .toList();
        return Future.join(answers)
                .map(all -> new Got(
                        count,
                        answers.stream()
                                .map(Future::result)
                                .flatMap(Optional::stream)
                                .toList()));
    }

    /** One further answer. Used on the call's event loop. */
    private final class Try implements Outgoing {
        private final GuardedRequest request;
        private final Target target;
        private final Buffer body;
        private final Promise<Message> end = Promise.promise();
        private final Cancellation cancellation = new Cancellation();
        private boolean left;

        private Try(GuardedRequest request, Target target, Buffer body) {
            this.request = request;
            this.target = target;
            this.body = body;
        }

        /** Its text; nothing if it does not come, for whatever reason. Never fails. */
        private Future<Optional<String>> answer() {
            long timer = vertx.setTimer(
                    request.feature().review().agreement().timeout().toMillis(), late -> giveUp(new Late()));
            request.call().client().onLeaving(() -> giveUp(failure(VendorFailure.Kind.CANCELLED)));
            vendors.callOnly(target, request.feature(), call(), this, cancellation)
                    .compose(this::read)
                    .onSuccess(end::tryComplete)
                    .onFailure(end::tryFail);
            return end.future()
                    .onComplete(done -> vertx.cancelTimer(timer))
                    .transform(done -> Future.succeededFuture(noted(done)));
        }

        private void giveUp(RuntimeException reason) {
            if (end.tryFail(reason)) {
                cancellation.cancel();
            }
        }

        private VendorFailure failure(VendorFailure.Kind kind) {
            return new VendorFailure(kind, target.vendor().name());
        }

        private VendorCall call() {
            var dialect = request.call().dialect();
            return new VendorCall(
                    dialect.id(),
                    dialect.path(),
                    request.headersAgain(),
                    request.facts().application(),
                    request.data());
        }

        /* Not for somebody who has withdrawn the consent since the first answer. */
        @Override
        public Future<Buffer> bodyFor(Target asked) {
            return request.consentIsGone()
                    .compose(
                            gone -> gone ? Future.failedFuture(failure(VendorFailure.Kind.CANCELLED)) : leaving(asked));
        }

        private Future<Buffer> leaving(Target asked) {
            return recorder.askingAgain(request, asked).map(recorded -> {
                left = true;
                request.call().tab().asksAgain();
                firstSight.sending(request, asked.vendor().name());
                return body;
            });
        }

        private Future<Message> read(VendorReply reply) {
            var dialect = request.call().dialect();
            return Collector.collect(reply.body(), limits.maxReplyBytes(), () -> failure(VendorFailure.Kind.TOO_LARGE))
                    .compose(bytes ->
                            longWork.on(bytes.length(), () -> Future.succeededFuture(dialect.reply(bytes.getBytes()))))
                    .onComplete(done -> reply.cancel().run())
                    .compose(message -> reply.status() < 400 && !dialect.isError(message)
                            ? Future.succeededFuture(message)
                            : Future.failedFuture(failure(VendorFailure.Kind.ERROR_STATUS)));
        }

        private Optional<String> noted(AsyncResult<Message> done) {
            var usage = done.succeeded() ? request.call().dialect().usage(done.result()) : Usage.UNKNOWN;
            if (usage.isComplete()) {
                request.call().ledger().countedAgain(usage);
            } else if (left) {
                request.call().tab().uncounted();
            }
            recorder.answeredAgain(request, left ? outcome(done.cause()) : "not_asked", usage);
            return done.succeeded() ? Optional.of(text(done.result())) : Optional.empty();
        }
    }

    private static String outcome(@Nullable Throwable failure) {
        if (failure == null) {
            return "answered";
        }
        return failure instanceof Late ? "late" : "failed";
    }

    private static String text(Message message) {
        return message.texts().stream()
                .filter(text -> text.origin() == Origin.ASSISTANT)
                .map(TextSpan::text)
                .collect(Collectors.joining("\n"));
    }

    /** It took longer than the policy lets it. */
    private static final class Late extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Late() {
            super("no further answer in time", null, false, false);
        }
    }
}
