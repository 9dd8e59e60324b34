package io.trustrail.gateway.privacy;

/** What is done to a found value, mildest first. */
public enum OperatorKind {
    /** The value stays. */
    KEEP(false),
    /** A token that is the same for the same value, and that the caller gets back as the value. */
    PSEUDONYM(true),
    /** The last characters stay, for values of at least twice as many. */
    MASK(false),
    /** Less detail, such as the year of a date; redacted where there is no such thing. */
    GENERALISE(false),
    /** A realistic value that is nobody's, the same for the same value; redacted where there is none. */
    SURROGATE(false),
    /** A keyed hash, the same for the same value, which nobody can turn back. */
    HASH(false),
    /** The category's name only. */
    REDACT(false);

    private final boolean reversible;

    OperatorKind(boolean reversible) {
        this.reversible = reversible;
    }

    public boolean reversible() {
        return reversible;
    }
}
