package io.trustrail.gateway.dialect.json;

/** A text that isn't the JSON that was asked for. Says why and where, and quotes nothing. */
public final class BrokenJson extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final int offset;

    /** What is wrong. */
    public enum Reason {
        SYNTAX,
        NOT_UTF8,
        SAME_NAME_TWICE,
        TOO_DEEP,
        MORE_THAN_ONE_VALUE
    }

    BrokenJson(Reason reason, int offset) {
        super(reason + " at byte " + offset, null, false, false);
        this.reason = reason;
        this.offset = offset;
    }

    public Reason reason() {
        return reason;
    }

    /** Near which byte, from 0. */
    public int offset() {
        return offset;
    }
}
