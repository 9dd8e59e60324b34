package io.trustrail.gateway.review.texts;

import io.trustrail.gateway.seal.Subject;

/**
 * Whom texts are about.
 *
 * @param subject as the application names the person; empty if the call names none, and then the call has a key of its own
 */
public record Owner(String tenant, String subject, String call) {

    /** Nobody but the call. */
    public Owner withoutSubject() {
        return new Owner(tenant, "", call);
    }

    /** Under whose key texts are sealed. */
    Subject whom() {
        return subject.isEmpty() ? Subject.call(call) : Subject.person(tenant, subject);
    }

    /** Does not print the subject. */
    @Override
    public String toString() {
        return "Owner[" + call + "]";
    }
}
