package io.trustrail.gateway.store;

import org.jspecify.annotations.Nullable;

/** The store can't be opened, read or written. The message is for operators and holds no stored values. */
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
