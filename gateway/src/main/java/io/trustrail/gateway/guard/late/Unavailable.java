package io.trustrail.gateway.guard.late;

import java.util.Locale;

/** A detector could not judge a text. Says why in one word, and nothing about the text. */
public final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public Unavailable(Reason reason) {
        super(reason.word(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why there is no answer. */
    public enum Reason {
        /** It took too long. */
        TIMEOUT,
        /** Too many texts wait already. */
        OVERLOADED,
        /** It failed so often that it is not asked for a while. */
        BREAKER_OPEN,
        /** It can't be reached. */
        UNREACHABLE,
        /** It answered that it failed. */
        REFUSED,
        /** Its answer makes no sense. */
        BAD_ANSWER,
        /** It broke. */
        FAULT;

        /** As records and metrics have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
