package io.trustrail.gateway.seal;

/** Sealed bytes were altered, or were sealed about something else than what they are opened as. */
public final class SealBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SealBroken() {
        super("sealed content was altered, or is not what it is stored as");
    }
}
