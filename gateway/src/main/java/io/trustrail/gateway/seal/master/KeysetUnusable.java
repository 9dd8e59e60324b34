package io.trustrail.gateway.seal.master;

import org.jspecify.annotations.Nullable;

/** The master keyset is missing, unreadable, or not the one of this store. The message is for operators. */
public final class KeysetUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a sentence that names the place and the fix, without key material. */
    public KeysetUnusable(String message) {
        this(message, null);
    }

    KeysetUnusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
