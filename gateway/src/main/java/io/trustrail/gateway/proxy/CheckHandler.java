package io.trustrail.gateway.proxy;

import io.trustrail.gateway.access.AccessControl;
import io.trustrail.gateway.access.Application;
import io.trustrail.gateway.dialect.Dialects;
import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.LivePolicy;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.proxy.admission.Limits;
import io.trustrail.gateway.proxy.admission.Reception;
import io.trustrail.gateway.proxy.call.Call;
import io.trustrail.gateway.proxy.call.CallIds;
import io.trustrail.gateway.proxy.call.CallOutcome;
import io.trustrail.gateway.proxy.call.ClientPresence;
import io.trustrail.gateway.proxy.call.Ledger;
import io.trustrail.gateway.proxy.call.LongWork;
import io.trustrail.gateway.proxy.call.Refusal;
import io.trustrail.gateway.proxy.check.Check;
import io.trustrail.gateway.proxy.check.CheckForm;
import io.trustrail.gateway.proxy.check.CheckResult;
import io.trustrail.gateway.proxy.prompt.PromptGate;
import io.trustrail.gateway.proxy.spend.Tab;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.function.Function;

/**
 * Checks texts for other systems: the reception, the guards and the record of calls, and no vendor. Shared by all event
 * loops.
 */
public final class CheckHandler {

    private static final String CHECKED = "checked";

    private final LongWork longWork;
    private final Reception reception;
    private final TextChecks checks;
    private final Recorder recorder;
    private final Function<Throwable, Refusal> failures;
    private final CallIds ids = new CallIds();

    /**
     * Puts the steps together.
     *
     * @param failures what a client is told about a step that failed
     */
    public CheckHandler(
            Vertx vertx,
            AccessControl access,
            LivePolicy policy,
            Operators operators,
            Recorder recorder,
            Function<Throwable, Refusal> failures,
            Limits limits) {
        this.longWork = new LongWork(vertx);
        this.reception = new Reception(access, policy, limits);
        this.checks = new TextChecks(operators);
        this.recorder = recorder;
        this.failures = failures;
    }

    /** Serves one request to its end. The future never fails: whatever happened is in the outcome and in the record. */
    public Future<CallOutcome> handle(HttpServerRequest request, CheckForm form) {
        var call = new Call(
                ids.next(),
                request.pause(),
                Dialects.OPENAI_CHAT,
                System.nanoTime(),
                new Ledger(),
                new ClientPresence(request),
                new Tab());
        return recorder.began(call)
                .compose(begun -> reception.authenticate(call))
                .compose(application -> reception.read(call).compose(body -> check(call, application, form, body)))
                .compose(result -> answer(call, form, result))
                .recover(failure -> Delivery.refuse(call, failures.apply(failure), form::error))
                .otherwise(CallOutcome.UNTOLD)
                .onSuccess(outcome -> recorder.ended(call, outcome));
    }

    private Future<CheckResult> check(Call call, Application application, CheckForm form, Buffer body) {
        return longWork.on(
                        body.length(),
                        () -> Future.succeededFuture(form.read(call.request().headers(), body)))
                .compose(check -> reception
                        .admit(call, application, check.feature())
                        .compose(feature -> guard(call, application, form, feature, check, body.length())));
    }

    private Future<CheckResult> guard(
            Call call, Application application, CheckForm form, Feature feature, Check check, int bytes) {
        var chat = check.chat();
        if (chat != null) {
            PromptGate.refuseUnreadable(feature, chat);
        }
        long start = System.nanoTime();
        var facts = Reception.facts(call, application, feature, form.id(), false);
        int nanos = Math.max(
                feature.promptGuards().nanosPerCharacter(),
                feature.replyGuards().nanosPerCharacter());
        return longWork.on(bytes, nanos, () -> read(call, feature, facts, check))
                .onComplete(done -> call.ledger().guarded(start, System.nanoTime()));
    }

    private Future<CheckResult> read(Call call, Feature feature, CallFacts facts, Check check) {
        var tally = call.ledger().prompt();
        return checks.check(feature, facts, check.texts(), tally)
                .map(items -> new CheckResult(call.id(), check, feature.level().rung(), tally.verdict(), items));
    }

    private static Future<CallOutcome> answer(Call call, CheckForm form, CheckResult result) {
        return call.request()
                .response()
                .putHeader("content-type", "application/json")
                .putHeader("x-trustrail-call", call.id())
                .putHeader("x-request-id", call.id())
                .putHeader("x-trustrail-verdict", result.verdict().name().toLowerCase(Locale.ROOT))
                .end(form.answer(result))
                .map(new CallOutcome(CHECKED, 200));
    }
}
