package io.trustrail.gateway.vendor;

import io.trustrail.gateway.policy.TargetSpec;
import io.trustrail.gateway.policy.assessment.Gap;
import io.trustrail.gateway.policy.assessment.Need;
import io.trustrail.gateway.vendor.VendorFailure.Kind;
import io.trustrail.gateway.vendor.resilience.WeightedDraw;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One call's way through its feature's targets, on one context. What a target couldn't answer is remembered: it becomes
 * the call's answer if no other target does better. A vendor's own reply is better than our failure to get one, and that
 * is better than not having tried.
 */
final class Dispatch {

    private final Vendors vendors;
    private final Context context;
    private final String feature;
    private final Need need;
    private final WeightedDraw<TargetSpec> targets;
    private final VendorCall call;
    private final Outgoing outgoing;
    private final Promise<VendorReply> promise = Promise.promise();
    private @Nullable Visit visit;
    private @Nullable VendorReply lastReply;
    private @Nullable VendorFailure lastFailure;
    private @Nullable VendorFailure lastRefusal;
    private final List<Gap> gaps = new ArrayList<>(0);
    private int attempts;
    private boolean cancelled;

    Dispatch(
            Vendors vendors,
            Context context,
            String feature,
            Need need,
            WeightedDraw<TargetSpec> targets,
            VendorCall call,
            Outgoing outgoing) {
        this.vendors = vendors;
        this.context = context;
        this.feature = feature;
        this.need = need;
        this.targets = targets;
        this.call = call;
        this.outgoing = outgoing;
    }

    Future<VendorReply> start(Cancellation cancellation) {
        cancellation.onCancel(this::cancel);
        here(this::next);
        return promise.future();
    }

    /** Ends the call wherever it is; from any thread. */
    void cancel() {
        here(this::cancelHere);
    }

    /** Goes to the next target, or ends the call with the best that was heard so far. */
    void next() {
        while (!targets.isEmpty() && !cancelled) {
            TargetSpec target = targets.next(random());
            Lane lane = vendors.enter(target.vendor());
            if (lane != null) {
                visit = new Visit(this, lane, lane.site(target.model()));
                visit.attempt();
                return;
            }
        }
        giveUp();
    }

    /** Why a target may not get the call now. */
    Optional<Gap> gap(Target target) {
        return vendors.gap(target, need);
    }

    /**
     * Remembers why a target is not asked.
     *
     * @param again whether it was asked before: that it may not be asked again is the call's answer then, not what it said
     */
    void remember(Gap gap, boolean again) {
        gaps.add(gap);
        if (again) {
            lastReply = null;
            lastFailure = null;
        }
        outgoing.passedOver(gap);
    }

    boolean hasMoreTargets() {
        return !targets.isEmpty();
    }

    void bodyFor(Target target, Consumer<Buffer> recorded, Consumer<Throwable> unrecorded) {
        Future<Buffer> body;
        try {
            body = outgoing.bodyFor(target);
        } catch (RuntimeException e) {
            body = Future.failedFuture(e);
        }
        body.onComplete(
                content -> here(() -> recorded.accept(content)), failure -> here(() -> unrecorded.accept(failure)));
    }

    Exchange newExchange(Lane lane, Lane.Site site, Exchange.Listener listener) {
        attempts++;
        return new Exchange(vertx(), context, lane, site, events(), listener);
    }

    void remember(VendorReply reply) {
        lastReply = reply;
    }

    void remember(VendorFailure failure) {
        lastFailure = failure;
    }

    void rememberRefusal(VendorFailure refusal) {
        lastRefusal = refusal;
    }

    void reply(VendorReply reply) {
        promise.tryComplete(new VendorReply(
                reply.target(), reply.status(), reply.headers(), reply.body(), attempts, reply.cancel()));
    }

    void fail(Throwable failure) {
        promise.tryFail(failure);
    }

    VendorCall call() {
        return call;
    }

    Context context() {
        return context;
    }

    Vertx vertx() {
        return vendors.vertx();
    }

    VendorEvents events() {
        return vendors.events();
    }

    RandomGenerator random() {
        return vendors.random();
    }

    private void giveUp() {
        if (lastReply != null) {
            reply(lastReply);
        } else if (lastFailure != null) {
            fail(lastFailure);
        } else if (lastRefusal != null) {
            fail(lastRefusal);
        } else {
            fail(gaps.isEmpty() ? new VendorFailure(Kind.NO_TARGET, feature) : new NotAssessed(gaps));
        }
    }

    private void cancelHere() {
        cancelled = true;
        if (visit != null) {
            visit.cancel();
        }
        fail(new VendorFailure(Kind.CANCELLED, visit != null ? visit.vendor() : feature));
    }

    private void here(Runnable action) {
        if (Vertx.currentContext() == context) {
            action.run();
        } else {
            context.runOnContext(now -> action.run());
        }
    }
}
