package io.trustrail.gateway.vendor.resilience;

/** What a vendor's HTTP status says about asking again. */
public final class Statuses {

    private Statuses() {}

    /** Too early, too slow or too often: says nothing against the target, and a later try may do. */
    public static boolean isBusy(int status) {
        return status == 408 || status == 425 || status == 429;
    }

    /** The same target may answer the same request a moment later. 529 is Anthropic's "overloaded". */
    public static boolean isPassing(int status) {
        return isBusy(status) || status == 500 || status == 502 || status == 503 || status == 504 || status == 529;
    }

    /** Another target may answer where this one didn't. */
    public static boolean isTheirs(int status) {
        return isBusy(status) || status >= 500;
    }

    /** The vendor doesn't accept the gateway's key. */
    public static boolean isRefusal(int status) {
        return status == 401 || status == 403;
    }
}
