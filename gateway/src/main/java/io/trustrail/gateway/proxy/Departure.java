package io.trustrail.gateway.proxy;

import io.trustrail.gateway.policy.assessment.Gap;
import io.trustrail.gateway.proxy.call.Refusal;
import io.trustrail.gateway.proxy.prompt.FirstSight;
import io.trustrail.gateway.proxy.prompt.GuardedRequest;
import io.trustrail.gateway.vendor.Outgoing;
import io.trustrail.gateway.vendor.Target;
import io.trustrail.gateway.vendor.Vendors;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** A guarded request on its way out: no target gets it before the record says so. */
record Departure(GuardedRequest request, Recorder recorder, Vendors vendors, MultiMap headers, FirstSight firstSight)
        implements Outgoing {

    private static final Refusal WITHDRAWN = Refusal.of(
            403,
            "consent_withdrawn",
            "The person that this call is about has withdrawn the consent while the call was under way",
            "x-trustrail-subject");

    /* Another vendor may be asked long after the first. */
    @Override
    public Future<Buffer> bodyFor(Target target) {
        return request.consentIsGone()
                .compose(gone -> gone ? Future.failedFuture(WITHDRAWN.asException()) : body(target));
    }

    private Future<Buffer> body(Target target) {
        request.call().ledger().grounds().assessed(vendors.standing(target));
        return recorder.sending(request, target).map(recorded -> {
            request.call().ledger().trace().sentTo(target.vendor().name(), target.model(), headers::set);
            firstSight.sending(request, target.vendor().name());
            return request.bodyFor(target);
        });
    }

    @Override
    public void passedOver(Gap gap) {
        request.call().ledger().grounds().passedOver(gap);
    }
}
