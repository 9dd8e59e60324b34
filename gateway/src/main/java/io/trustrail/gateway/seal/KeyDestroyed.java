package io.trustrail.gateway.seal;

/** The key that something was sealed with is gone: its subject was erased. What was sealed can't be had any more. */
public final class KeyDestroyed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyDestroyed() {
        super("the key of this content was destroyed");
    }
}
