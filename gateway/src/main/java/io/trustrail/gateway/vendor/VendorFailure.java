package io.trustrail.gateway.vendor;

/** Why no usable reply came from a vendor. Carries no text of the call. */
public final class VendorFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String vendor;

    public VendorFailure(Kind kind, String vendor) {
        super(vendor + ": " + kind.sentence, null, false, false);
        this.kind = kind;
        this.vendor = vendor;
    }

    public Kind kind() {
        return kind;
    }

    public String vendor() {
        return vendor;
    }

    /** What went wrong, with the sentence that a client may read. */
    public enum Kind {
        NO_TARGET("no vendor of this feature speaks this API"),
        CONNECT("the vendor can't be reached"),
        FIRST_BYTE_TIMEOUT("the vendor did not answer in time"),
        IDLE_TIMEOUT("the vendor stopped in the middle of its reply"),
        TOTAL_TIMEOUT("the vendor's reply took too long"),
        CLOSED_EARLY("the vendor closed the connection in the middle of its reply"),
        UNREADABLE("the vendor's reply can't be read"),
        TOO_LARGE("the vendor's reply is too large"),
        ERROR_STATUS("the vendor answered with an error"),
        CREDENTIALS("the vendor refused the gateway's credentials"),
        BREAKER_OPEN("the vendor failed too often and is given a pause"),
        BULKHEAD_FULL("too many calls to the vendor are under way"),
        RATE_LIMITED("the vendor's rate limit is used up"),
        CANCELLED("the call was given up before the vendor answered");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }

        /** One sentence without a trailing stop. */
        public String sentence() {
            return sentence;
        }
    }
}
