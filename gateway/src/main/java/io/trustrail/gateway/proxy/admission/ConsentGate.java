package io.trustrail.gateway.proxy.admission;

import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.trust.ConsentRule.Unnamed;
import io.trustrail.gateway.policy.trust.Purpose;
import io.trustrail.gateway.proxy.call.GroundsTally;
import io.trustrail.gateway.proxy.call.Refusal;
import io.trustrail.gateway.proxy.call.Refused;
import io.trustrail.gateway.proxy.prompt.ConsentGuard;
import io.trustrail.gateway.proxy.prompt.Understood;
import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.trust.consent.Consent;
import io.trustrail.gateway.trust.consent.ConsentDecision;
import io.trustrail.gateway.trust.consent.Consents;
import io.trustrail.gateway.trust.consent.SubjectConsents;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Asks whether the person that a call is about has agreed, before any guard reads it. Shared by all event loops. */
public final class ConsentGate {

    private static final String SUBJECT = "x-trustrail-subject";
    private static final String PURPOSE = "x-trustrail-purpose";

    private final Consents consents;

    public ConsentGate(Consents consents) {
        this.consents = consents;
    }

    /** Completes with the request as it may go on, or fails with a {@link Refused}. */
    public Future<Understood> admit(Understood request) {
        var subject = request.facts().subject();
        if (subject.isEmpty()) {
            return Future.succeededFuture(unnamed(request));
        }
        var purpose = purpose(request);
        var person = Subject.person(request.facts().tenant(), subject);
        return consents.of(person).map(known -> decided(request, person, purpose, known));
    }

    private static Understood unnamed(Understood request) {
        var rule = request.feature().trust().consent();
        var purpose = Purpose.of(request.facts().purpose()).orElse(Purpose.ANSWERING);
        if (rule.unnamed() == Unnamed.REFUSE && rule.isNeeded(request.facts().level(), purpose)) {
            request.call().ledger().grounds().consent(purpose.word(), "unnamed", "", "refuse");
            throw Refusal.of(
                            400,
                            "subject_missing",
                            "This feature needs the consent of the person that the call is about; name it in "
                                    + SUBJECT,
                            SUBJECT)
                    .asException();
        }
        return request;
    }

    private static Purpose purpose(Understood request) {
        var word = request.facts().purpose();
        return Purpose.of(word.isEmpty() ? Purpose.ANSWERING.word() : word)
                .orElseThrow(() -> Refusal.of(
                                400,
                                "invalid_request",
                                PURPOSE + " names no purpose that people can agree to; send one of "
                                        + String.join(
                                                ", ",
                                                Purpose.BY_WORD.keySet().stream()
                                                        .sorted()
                                                        .toList()),
                                PURPOSE)
                        .asException());
    }

    private Understood decided(Understood request, Subject person, Purpose purpose, SubjectConsents known) {
        var feature = request.feature();
        var decision =
                ConsentDecision.of(feature.trust().consent(), request.facts().level(), purpose, known);
        note(request.call().ledger().grounds(), decision, purpose, known);
        return switch (decision) {
            case PASS -> watched(request, feature, request.facts(), person, purpose);
            case STRIP -> stripped(request, person);
            case REFUSE, HUMAN, OPTED_OUT ->
                throw refusal(decision, purpose, known).asException();
        };
    }

    private static void note(GroundsTally grounds, ConsentDecision decision, Purpose purpose, SubjectConsents known) {
        var meant = decision == ConsentDecision.OPTED_OUT ? Purpose.AI : purpose;
        var said = known.of(meant);
        grounds.consent(
                meant.word(),
                said.map(Consent::state).map(Consent.State::word).orElse("unknown"),
                said.map(Consent::textVersion).orElse(""),
                decision.word());
    }

    private Understood stripped(Understood request, Subject person) {
        var feature = request.feature().stripped();
        var facts = request.facts();
        var strict = new CallFacts(
                facts.tenant(),
                facts.application(),
                facts.feature(),
                feature.level().rung(),
                facts.dialect(),
                facts.stream(),
                facts.purpose(),
                facts.subject(),
                facts.conversation());
        var ledger = request.call().ledger();
        ledger.feature(feature.name(), feature.level().rung(), ledger.policyHash());
        // Whoever takes a consent back that nobody had may still opt out of AI.
        return watched(request, feature, strict, person, null);
    }

    private Understood watched(
            Understood request, Feature feature, CallFacts facts, Subject person, @Nullable Purpose purpose) {
        return new Understood(
                request.call(),
                feature,
                facts,
                request.message(),
                request.bytes(),
                new ConsentGuard(
                        consents, person, purpose, request.call().ledger().grounds()));
    }

    private static Refusal refusal(ConsentDecision decision, Purpose purpose, SubjectConsents known) {
        var what = "\"" + purpose.word() + "\"";
        return switch (decision) {
            case OPTED_OUT ->
                Refusal.of(
                        403,
                        "ai_opt_out",
                        "The person that this call is about does not want AI to be used; let a person answer",
                        SUBJECT);
            case HUMAN ->
                Refusal.of(
                        403,
                        "human_requested",
                        "There is no consent for " + what
                                + ", and the policy asks for a person in this case; let a person" + " answer",
                        SUBJECT);
            default ->
                known.isWithdrawn(purpose)
                        ? Refusal.of(
                                403,
                                "consent_withdrawn",
                                "The person that this call is about has withdrawn the consent for " + what,
                                SUBJECT)
                        : Refusal.of(
                                403,
                                "consent_missing",
                                "The person that this call is about has not consented to " + what
                                        + ", which this feature needs; ask for it and record it",
                                SUBJECT);
        };
    }
}
