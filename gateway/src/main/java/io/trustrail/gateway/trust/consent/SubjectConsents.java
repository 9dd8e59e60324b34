package io.trustrail.gateway.trust.consent;

import io.trustrail.gateway.policy.trust.Purpose;
import io.trustrail.gateway.trust.consent.Consent.State;
import java.util.Map;
import java.util.Optional;

/**
 * All that a person said.
 *
 * @param number what stands for the person in records; empty if nothing is kept about it
 * @param seq number of the last change, of anybody, that this may be older than
 */
public record SubjectConsents(String number, Map<Purpose, Consent> byPurpose, long seq) {

    public SubjectConsents {
        byPurpose = Map.copyOf(byPurpose);
    }

    public Optional<Consent> of(Purpose purpose) {
        return Optional.ofNullable(byPurpose.get(purpose));
    }

    public boolean isWithdrawn(Purpose purpose) {
        return of(purpose).filter(it -> it.state() == State.WITHDRAWN).isPresent();
    }

    public boolean isGranted(Purpose purpose) {
        return of(purpose).filter(it -> it.state() == State.GRANTED).isPresent();
    }
}
