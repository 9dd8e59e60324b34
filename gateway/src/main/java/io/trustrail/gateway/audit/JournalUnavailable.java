package io.trustrail.gateway.audit;

/** The record can't be written, so nothing may leave. */
public final class JournalUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JournalUnavailable(String reason) {
        super(reason, null, false, false);
    }
}
