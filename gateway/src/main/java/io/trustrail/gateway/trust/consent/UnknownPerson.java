package io.trustrail.gateway.trust.consent;

/** A number stands for nobody, or for nobody any more. */
public final class UnknownPerson extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownPerson() {
        super("nothing is kept about this person", null, false, false);
    }
}
