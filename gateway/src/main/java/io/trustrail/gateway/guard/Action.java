package io.trustrail.gateway.guard;

/** What becomes of a passage, mildest first: of several verdicts the strictest wins. */
public enum Action {
    /** Goes on as it is. */
    ALLOW,
    /** Goes on as it is, and the record says what was found. */
    FLAG,
    /** Goes on with edits. */
    REWRITE,
    /** Waits for a human. */
    HOLD,
    /** Does not go on. */
    BLOCK;

    /** The stricter of the two. */
    public Action or(Action other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
