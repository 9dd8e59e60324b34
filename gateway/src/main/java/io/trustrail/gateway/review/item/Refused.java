package io.trustrail.gateway.review.item;

import java.util.List;

/** What somebody wanted to do with a review can't be done. The message is for them and holds no text of a call. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Why why;
    private final List<String> details;

    public Refused(Why why, String message) {
        this(why, message, List.of());
    }

    /** @param details channels or categories that it is about */
    public Refused(Why why, String message, List<String> details) {
        super(message, null, false, false);
        this.why = why;
        this.details = List.copyOf(details);
    }

    /** Why something can't be done. */
    public enum Why {
        NOT_FOUND,
        NOT_ALLOWED,
        /** Somebody else works on it. */
        CLAIMED,
        /** The one who wants to decide has not claimed it. */
        NOT_CLAIMED,
        DECIDED,
        EXPIRED,
        SKILL_MISSING,
        /** Whoever gave the first of two opinions can't give the second. */
        SECOND_PERSON,
        /** Two people disagreed. */
        DISPUTED,
        /** The texts were erased. */
        ERASED,
        UNKNOWN_CHANNEL,
        /** A pseudonym token in an edited text was never in the call. */
        UNKNOWN_TOKEN,
        /** Personal data in an edited text; can be confirmed. */
        PERSONAL_DATA
    }

    public Why why() {
        return why;
    }

    public List<String> details() {
        return details;
    }
}
