package io.trustrail.gateway.policy.spend;

/** What becomes of calls while the store that all replicas count in can't be asked. */
public enum OnFailure {
    /** They are refused. */
    CLOSED,
    /** They pass; what they use is counted later. */
    OPEN,
    /** Each replica counts for itself. */
    LOCAL
}
