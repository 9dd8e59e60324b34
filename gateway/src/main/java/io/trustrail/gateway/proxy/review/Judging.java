package io.trustrail.gateway.proxy.review;

import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.policy.review.ReviewFacts;
import io.trustrail.gateway.policy.review.ReviewRule;
import io.trustrail.gateway.policy.review.ReviewSpec;
import io.trustrail.gateway.proxy.call.Looked;
import io.trustrail.gateway.proxy.prompt.GuardedRequest;
import io.trustrail.gateway.proxy.reply.Relay;
import io.trustrail.gateway.proxy.text.Transcript;
import io.trustrail.gateway.review.Judgement;
import io.trustrail.gateway.review.confidence.Evidence;
import io.trustrail.gateway.review.confidence.Signals;
import io.trustrail.gateway.vendor.Target;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Measures an answer that has ended, and asks its feature's rules about it. */
final class Judging {

    /** What measuring takes for a character of answer and prompt. */
    private static final int NANOS = 400;

    private final ReviewGate reviews;
    private final GuardedRequest request;
    private final Target target;
    private final ReviewSpec spec;
    private final Transcript transcript;
    private final FurtherAnswers further;

    Judging(ReviewGate reviews, GuardedRequest request, Target target, Transcript transcript, FurtherAnswers further) {
        this.reviews = reviews;
        this.request = request;
        this.target = target;
        this.spec = request.feature().review();
        this.transcript = transcript;
        this.further = further;
    }

    /** Fails if a rule can't be asked. */
    Future<Judged> of(Relay relay) {
        var reply = request.call().ledger().reply();
        boolean held = reply.verdict() == Action.HOLD;
        boolean drawn = spec.samples(request.call().id());
        if (spec.passesOver(reply.findings().keySet(), held, drawn)) {
            return Future.succeededFuture(Judged.PASSED_OVER);
        }
        return further.to(request, target).compose(others -> judge(relay, others));
    }

    private Future<Judged> judge(Relay relay, FurtherAnswers.Got others) {
        int length = others.characters()
                + transcript.texts().stream()
                        .mapToInt(part -> part.text().length())
                        .sum()
                + request.asked().conversation().stream()
                        .mapToInt(turn -> turn.text().length())
                        .sum();
        return reviews.longWork()
                .on(length, NANOS, () -> Future.succeededFuture(judgeNow(relay, others)))
                .onSuccess(this::note);
    }

    private Judged judgeNow(Relay relay, FurtherAnswers.Got others) {
        var parts = transcript.texts();
        var evidence = new Evidence(
                parts.stream()
                        .filter(part -> part.origin() == Origin.ASSISTANT)
                        .map(Transcript.Part::text)
                        .toList(),
                request.asked().texts(),
                request.asked().documents(),
                transcript.findings(),
                relay.notes().ending(),
                request.jsonWanted(),
                parts.stream().anyMatch(part -> part.origin() == Origin.TOOL_CALL),
                request.call().ledger().reply().restoreMisses(),
                relay.notes().tokens(),
                others.texts());
        var signals = Signals.measure(evidence);
        var model = reviews.confidence().model();
        var calibration = reviews.confidence().calibration();
        double confidence = model.confidence(signals.values(), calibration);
        var facts = facts(signals, confidence);
        var rule = spec.rule(facts).orElse(null);
        boolean drawn = spec.samples(request.call().id());
        var reasons = reasons(facts, rule, drawn);
        if (others.isMissing()) {
            reasons.add("agreement-unknown");
        }
        var judgement = new Judgement(reasons, confidence, model.contributions(signals.values(), calibration));
        return new Judged(judgement, signals.language(), rule, rule == null && drawn);
    }

    private ReviewFacts facts(Signals signals, double confidence) {
        var ledger = request.call().ledger();
        return new ReviewFacts(
                request.facts(),
                confidence,
                signals.values(),
                List.copyOf(ledger.reply().findings().keySet()),
                ledger.prompt().verdict().or(ledger.reply().verdict()).name().toLowerCase(Locale.ROOT),
                signals.language(),
                !request.asked().subject().isEmpty());
    }

    /* What chance chose is a label for all answers, also if a rule takes it: so the reason says it then, too. */
    private List<String> reasons(ReviewFacts facts, @Nullable ReviewRule rule, boolean drawn) {
        var reasons = new ArrayList<String>();
        if (rule == null) {
            reasons.add("sample");
        } else if (facts.confidence() < rule.confidenceBelow() && rule.confidenceBelow() <= 1) {
            reasons.add("low-confidence");
        } else if (request.call().ledger().reply().verdict() == Action.HOLD) {
            reasons.add("held-by-guard");
        } else {
            reasons.add("rule");
        }
        if (rule != null && drawn) {
            reasons.add("sample");
        }
        transcript.findings().stream()
                .flatMap(it -> it.doubts().stream())
                .distinct()
                .forEach(reasons::add);
        if (transcript.isCut()) {
            reasons.add("text-cut");
        }
        return reasons;
    }

    private void note(Judged judged) {
        var mode = judged.goesToDesk()
                ? judged.terms(reviews.clock().instant()).mode().name().toLowerCase(Locale.ROOT)
                : "none";
        request.call()
                .ledger()
                .looked(new Looked(
                        mode,
                        "",
                        judged.judgement().confidence(),
                        reviews.confidence().model().hash(),
                        judged.language(),
                        0));
    }
}
