package io.trustrail.gateway.proxy;

import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.dialect.Usage;
import io.trustrail.gateway.metrics.CallMeters;
import io.trustrail.gateway.metrics.GuardTimes;
import io.trustrail.gateway.metrics.SpendMeters;
import io.trustrail.gateway.metrics.trace.CallTrace;
import io.trustrail.gateway.metrics.trace.CallTracer;
import io.trustrail.gateway.metrics.trace.CurrentTrace;
import io.trustrail.gateway.proxy.call.Call;
import io.trustrail.gateway.proxy.call.CallOutcome;
import io.trustrail.gateway.proxy.call.Ledger;
import io.trustrail.gateway.proxy.call.Refusal;
import io.trustrail.gateway.proxy.call.Refused;
import io.trustrail.gateway.proxy.prompt.GuardedRequest;
import io.trustrail.gateway.proxy.prompt.Understood;
import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.vendor.Target;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what happens to calls: in the journal, in the meters and in the log. Never a word of their text. */
public final class Recorder {

    private static final Logger LOG = LoggerFactory.getLogger("io.trustrail.calls");

    private static final Refusal SHUTTING_DOWN = new Refusal(
            503,
            "shutting_down",
            "This gateway is shutting down; another one will answer",
            "",
            "shutting_down",
            Map.of("retry-after", "1"));

    private final Journal journal;
    private final CallMeters meters;
    private final Clock clock;
    private final CallTracer tracer;
    private final Keeper keeper;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean draining;

    /** Traces nothing, and keeps nothing beside the record. */
    public Recorder(Journal journal, CallMeters meters, Clock clock) {
        this(journal, meters, clock, CallTracer.NONE, Keeper.NOTHING);
    }

    public Recorder(Journal journal, CallMeters meters, Clock clock, CallTracer tracer, Keeper keeper) {
        this.journal = journal;
        this.meters = meters;
        this.clock = clock;
        this.tracer = tracer;
        this.keeper = keeper;
    }

    /** Where the time of guards is counted. */
    GuardTimes guardTimes() {
        return meters.guardTimes();
    }

    /** Calls that began and did not end yet. */
    public int underWay() {
        return underWay.get();
    }

    /** From now on, calls that begin are turned away; those under way go on. */
    public void drain() {
        draining = true;
    }

    /** Notes that a call began; fails with a {@link Refused} while the gateway drains. */
    Future<Void> began(Call call) {
        underWay.incrementAndGet();
        if (tracer != CallTracer.NONE) {
            call.ledger().traced(TraceFacts.begin(tracer, call));
        }
        return draining ? Future.failedFuture(SHUTTING_DOWN.asException()) : Future.succeededFuture();
    }

    /** Whom is it about? Fails if that can't be found out: it must be possible to find and to erase the person. */
    Future<Understood> identify(Understood request) {
        var ledger = request.call().ledger();
        var facts = request.facts();
        return facts.subject().isEmpty()
                ? Future.succeededFuture(request)
                : keeper.number(Subject.person(facts.tenant(), facts.subject())).map(number -> {
                    ledger.subject(number);
                    return request;
                });
    }

    /** Completes when the record durably says that a target is about to get the request. */
    Future<Void> sending(GuardedRequest request, Target target) {
        var ledger = request.call().ledger();
        ledger.sentTo(target);
        if (ledger.isOpened()) {
            meters.fallback(ledger.feature(), target.vendor().name(), target.model());
            return journal.append(new AuditEvent.Rerouted(
                    request.call().id(), clock.instant(), target.vendor().name(), target.model()));
        }
        return journal.append(opened(request, target)).onSuccess(durable -> ledger.opened(System.nanoTime()));
    }

    /** Completes when the record durably says that a target is about to get the request once more. */
    Future<Void> askingAgain(GuardedRequest request, Target target) {
        return journal.append(new AuditEvent.Noted(
                "call.asked_again",
                request.call().id(),
                clock.instant(),
                Map.of("vendor", target.vendor().name(), "model", target.model())));
    }

    /** Notes what became of a further answer. */
    void answeredAgain(GuardedRequest request, String outcome, Usage usage) {
        meters.answeredAgain(request.feature().name(), outcome);
        var facts = new LinkedHashMap<String, String>();
        facts.put("outcome", outcome);
        facts.put("inputTokens", String.valueOf(usage.input()));
        facts.put("outputTokens", String.valueOf(usage.output()));
        journal.appendLater(
                new AuditEvent.Noted("call.answered_again", request.call().id(), clock.instant(), facts));
    }

    private AuditEvent opened(GuardedRequest request, Target target) {
        var facts = request.facts();
        var ledger = request.call().ledger();
        var draft = ledger.draft();
        return new AuditEvent.Opened(
                request.call().id(),
                clock.instant(),
                facts.tenant(),
                facts.application(),
                facts.feature(),
                facts.level(),
                ledger.policyHash(),
                facts.dialect(),
                facts.stream(),
                target.vendor().name(),
                target.model(),
                ledger.prompt().verdict(),
                ledger.prompt().findings(),
                request.media(),
                ledger.prompt().failed(),
                ledger.grounds().told(),
                new AuditEvent.Ties(
                        ledger.subject(),
                        draft == null ? "" : draft.promptCommitment().digest()));
    }

    void ended(Call call, CallOutcome outcome) {
        underWay.decrementAndGet();
        long total = System.nanoTime() - call.startNanos();
        var ledger = call.ledger();
        var spend = call.tab().settle(ledger.vendor(), ledger.model(), ledger.usage(), ledger.isCounted());
        journal.appendLater(closed(call, outcome, total, spend, new AuditEvent.Ties(ledger.subject(), kept(call))));
        CurrentTrace.during(ledger.trace(), () -> measure(call, outcome, total));
        measure(ledger, spend);
        var line = LOG.atInfo()
                .addKeyValue("call", call.id())
                .addKeyValue("feature", call.ledger().feature())
                .addKeyValue("outcome", outcome.outcome())
                .addKeyValue("status", outcome.status())
                .addKeyValue("micros", total / 1000);
        if (call.ledger().trace() != CallTrace.NONE) {
            TraceFacts.end(call, outcome);
            line = line.addKeyValue("trace", call.ledger().trace().id());
        }
        line.log("call");
    }

    /** Gives content away that shall be kept, and tells the commitment to its reply. */
    private String kept(Call call) {
        var draft = call.ledger().draft();
        if (draft == null || !call.ledger().isOpened()) {
            return "";
        }
        var content = draft.finish();
        keeper.keep(content);
        return content.replyCommitment().digest();
    }

    private AuditEvent closed(
            Call call, CallOutcome outcome, long totalNanos, AuditEvent.Closed.Spend spend, AuditEvent.Ties ties) {
        var ledger = call.ledger();
        var tally = ledger.isOpened() ? ledger.reply() : ledger.prompt();
        return new AuditEvent.Closed(
                call.id(),
                clock.instant(),
                ledger.tenant(),
                ledger.application(),
                ledger.feature(),
                ledger.policyHash(),
                outcome.outcome(),
                outcome.status(),
                ledger.vendor(),
                ledger.model(),
                ledger.attempts(),
                ledger.coverage(),
                tally.verdict(),
                tally.findings(),
                ledger.reply().restoreMisses(),
                tally.failed(),
                ledger.usage().input(),
                ledger.usage().output(),
                spend,
                totalNanos / 1000,
                ledger.grounds().told(),
                new AuditEvent.Closed.Review(
                        ledger.looked().mode(),
                        ledger.looked().review(),
                        ledger.looked().confidence(),
                        ledger.looked().model(),
                        ledger.looked().language()),
                ties);
    }

    private void measure(Call call, CallOutcome outcome, long totalNanos) {
        var ledger = call.ledger();
        var feature = meters.feature(ledger.feature(), call.dialect().id());
        feature.ended(outcome.outcome(), totalNanos, firstByteNanos(call));
        meters.called(ledger.tenant(), ledger.application(), ledger.feature(), outcome.outcome());
        if (ledger.vendorStart() != 0) {
            feature.added(ledger.vendorStart() - call.startNanos() + ledger.replyGuardNanos());
        }
        if (ledger.guardNanos() > 0) {
            feature.guarded(ledger.guardNanos());
            feature.prompt(
                    ledger.prompt().verdict().name(),
                    ledger.prompt().findings(),
                    ledger.prompt().failed());
        }
        if (ledger.firstByte() != 0) {
            feature.reply(
                    ledger.reply().verdict().name(),
                    ledger.reply().findings(),
                    ledger.reply().failed());
            feature.restoreMisses(ledger.reply().restoreMisses());
            feature.covered(ledger.coverage());
        }
        var looked = ledger.looked();
        if (!looked.mode().isEmpty()) {
            feature.reviewed(looked.mode(), outcome.outcome(), looked.confidence(), looked.waitNanos());
        }
        if (!ledger.vendor().isEmpty()) {
            meters.tokens(
                    ledger.vendor(),
                    ledger.model(),
                    ledger.usage().input(),
                    ledger.usage().output());
        }
        if (ledger.firstByte() != 0) {
            meters.replied(ledger.vendor(), ledger.model(), call.startNanos() + totalNanos - ledger.firstByte());
        }
    }

    private void measure(Ledger ledger, AuditEvent.Closed.Spend spend) {
        if (ledger.vendor().isEmpty()) {
            return;
        }
        var use = new SpendMeters.Use(ledger.application(), ledger.feature(), ledger.vendor(), ledger.model());
        var usage = ledger.usage();
        meters.spend().tokens(use, usage.input(), usage.cached(), usage.output());
        if (spend.nanos() >= 0) {
            meters.spend().cost(use, spend.nanos(), spend.currency());
        } else if (!spend.unknown().isEmpty()) {
            meters.spend().unknown(use, spend.unknown());
        }
    }

    private static long firstByteNanos(Call call) {
        long first = call.ledger().firstByte();
        return first == 0 ? -1 : first - call.startNanos();
    }
}
