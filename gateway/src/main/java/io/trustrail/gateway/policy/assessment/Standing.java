package io.trustrail.gateway.policy.assessment;

/** What an assessment is worth at some time. */
public enum Standing {
    /** There is none. */
    NONE,
    /** It came with the gateway, nobody has assessed anything. It counts, until its dates have passed if it has some. */
    EXAMPLE,
    /** The demo vendor answers inside this gateway: there is nobody to assess. */
    LOCAL,
    /** It holds. */
    VALID,
    /** Its last day has passed, its days of grace have not. It counts. */
    GRACE,
    /** It holds no more. */
    EXPIRED,
    /** The assessor said no. */
    REJECTED;

    /** In snake case, as records and metrics have it. */
    public String label() {
        return switch (this) {
            case NONE -> "none";
            case EXAMPLE -> "example";
            case LOCAL -> "local";
            case VALID -> "valid";
            case GRACE -> "grace";
            case EXPIRED -> "expired";
            case REJECTED -> "rejected";
        };
    }
}
