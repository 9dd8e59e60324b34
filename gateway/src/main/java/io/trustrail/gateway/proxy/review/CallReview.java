package io.trustrail.gateway.proxy.review;

import io.trustrail.gateway.policy.review.ReviewRule;
import io.trustrail.gateway.policy.review.ReviewSpec;
import io.trustrail.gateway.proxy.call.CallOutcome;
import io.trustrail.gateway.proxy.call.Looked;
import io.trustrail.gateway.proxy.call.Refused;
import io.trustrail.gateway.proxy.prompt.GuardedRequest;
import io.trustrail.gateway.proxy.reply.Outlet;
import io.trustrail.gateway.proxy.reply.Relay;
import io.trustrail.gateway.proxy.reply.Restoration;
import io.trustrail.gateway.proxy.text.Transcript;
import io.trustrail.gateway.review.Content;
import io.trustrail.gateway.review.Decision;
import io.trustrail.gateway.review.Provenance;
import io.trustrail.gateway.review.Submission;
import io.trustrail.gateway.vendor.Target;
import io.vertx.core.Future;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The review of one call's answer: judged when it has ended, and then on its way, with or without a person. */
public final class CallReview {

    private static final Logger LOG = LoggerFactory.getLogger(CallReview.class);

    private final ReviewGate reviews;
    private final GuardedRequest request;
    private final Target target;
    private final ReviewSpec spec;
    private final Transcript transcript;
    private final Judging judging;

    CallReview(ReviewGate reviews, GuardedRequest request, Target target, ReviewSpec spec, FurtherAnswers further) {
        this.reviews = reviews;
        this.request = request;
        this.target = target;
        this.spec = spec;
        this.transcript = new Transcript(spec.maxBytes());
        this.judging = new Judging(reviews, request, target, transcript, further);
    }

    /** Takes the answer's texts, as people may read them. */
    public Transcript transcript() {
        return transcript;
    }

    public ReviewSpec spec() {
        return spec;
    }

    /** Whether the answer is collected before it goes out. */
    public boolean collects() {
        return spec.collects();
    }

    /** Sends a collected answer on its way. Fails, with nothing sent, where it needs a person and none can be asked. */
    public Future<CallOutcome> settle(Relay relay, Outlet outlet, int status) {
        return judging.of(relay).recover(CallReview::unavailable).compose(judged -> {
            var rule = judged.rule();
            if (rule == null || !judged.comesFirst()) {
                return outlet.release().compose(sent -> follow(judged, new CallOutcome(CallOutcome.DELIVERED, status)));
            }
            return rule.mode() == ReviewRule.Mode.PARK
                    ? park(judged, rule, outlet)
                    : hold(judged, rule, outlet, status);
        });
    }

    /** Sends an answer that is too long for people, as its policy says. */
    public Future<CallOutcome> unlooked(Outlet outlet, int status) {
        request.call().ledger().looked(Looked.NOT.as("too_long"));
        return outlet.release().map(new CallOutcome(CallOutcome.DELIVERED, status));
    }

    /** Looks at an answer that was delivered. Never fails: the outcome is as it was. */
    public Future<CallOutcome> follow(Relay relay, CallOutcome outcome) {
        return judging.of(relay).compose(judged -> follow(judged, outcome)).recover(failure -> lost(failure, outcome));
    }

    private Future<CallOutcome> follow(Judged judged, CallOutcome outcome) {
        return judged.goesToDesk()
                ? submit(judged).map(outcome).recover(failure -> lost(failure, outcome))
                : Future.succeededFuture(outcome);
    }

    /* The answer is out: all that is left is to tell. */
    private Future<CallOutcome> lost(Throwable failure, CallOutcome outcome) {
        request.call().ledger().looked(request.call().ledger().looked().as("lost"));
        LOG.warn(
                "{} could not be put before reviewers: {}",
                request.call().id(),
                failure.getClass().getName());
        return Future.succeededFuture(outcome);
    }

    private static <T> Future<T> unavailable(Throwable failure) {
        if (failure instanceof Refused) {
            return Future.failedFuture(failure);
        }
        LOG.warn(
                "an answer that needs a person can't be put before one: {}",
                failure.getClass().getName());
        return Future.failedFuture(ReviewGate.UNAVAILABLE.asException());
    }

    private Future<CallOutcome> park(Judged judged, ReviewRule rule, Outlet outlet) {
        return submit(judged).recover(CallReview::unavailable).compose(id -> {
            outlet.name(id);
            return outlet.answer(rule.interim(judged.language())).map(new CallOutcome("parked", 200));
        });
    }

    private Future<CallOutcome> hold(Judged judged, ReviewRule rule, Outlet outlet, int status) {
        return submit(judged).recover(CallReview::unavailable).compose(id -> {
            outlet.waiting(id);
            long start = System.nanoTime();
            return new Hold(reviews, request.call(), id)
                    .decision(rule.window())
                    .onComplete(done -> {
                        var ledger = request.call().ledger();
                        ledger.looked(ledger.looked().waited(System.nanoTime() - start));
                    })
                    .compose(decision -> request.consentIsGone().map(gone -> new Ended(decision, gone)))
                    .recover(CallReview::unavailable)
                    .compose(ended -> ended.withdrawn()
                            ? outlet.filtered().map(CallOutcome.BLOCKED_REPLY)
                            : act(ended.decision(), rule, judged.language(), outlet))
                    .map(outcome -> new CallOutcome(outcome, status));
        });
    }

    private Future<String> act(Decision decision, ReviewRule rule, String language, Outlet outlet) {
        if (decision instanceof Decision.Approved) {
            return outlet.release().map("held_released");
        }
        if (decision instanceof Decision.Edited edited) {
            return new Restoration(request, transcript)
                    .of(edited.texts())
                    .compose(
                            texts -> outlet.edited(texts).map("held_edited"),
                            blocked -> outlet.filtered().map("held_edit_blocked"));
        }
        if (decision instanceof Decision.Expired expired) {
            return switch (expired.what()) {
                case REFUSE -> outlet.filtered().map("held_timeout");
                case INTERIM -> outlet.answer(rule.interim(language)).map("held_timeout_interim");
                case RELEASE -> outlet.release().map("held_timeout_released");
            };
        }
        return outlet.filtered().map("held_rejected");
    }

    /* How a wait ended; the person whom the answer is about may have decided, too. */
    private record Ended(Decision decision, boolean withdrawn) {}

    private Future<String> submit(Judged judged) {
        var content = new Content(
                Stream.concat(request.asked().conversation().stream(), transcript.reasoning().stream())
                        .toList(),
                transcript.texts().stream()
                        .map(part -> new Content.Text(part.name(), part.text()))
                        .toList(),
                transcript.marks(),
                request.vault().tokens(),
                request.call().dialect().id());
        var submission = new Submission(
                request.call().id(),
                provenance(judged.language()),
                judged.judgement(),
                content,
                judged.terms(reviews.clock().instant()));
        return Future.succeededFuture(submission)
                .compose(reviews.desk()::submit)
                .onSuccess(id -> {
                    var ledger = request.call().ledger();
                    ledger.looked(ledger.looked().in(Objects.requireNonNull(id)));
                });
    }

    private Provenance provenance(String language) {
        var facts = request.facts();
        return new Provenance(
                facts.tenant(),
                facts.application(),
                facts.feature(),
                request.call().ledger().policyHash(),
                target.vendor().name(),
                target.model(),
                facts.dialect(),
                language,
                request.asked().subject(),
                request.consentedTo());
    }
}
