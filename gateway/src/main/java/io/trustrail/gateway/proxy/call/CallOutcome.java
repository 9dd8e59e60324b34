package io.trustrail.gateway.proxy.call;

/**
 * How a call ended.
 *
 * @param outcome in snake case: {@code delivered}, {@code blocked_reply}, {@code client_gone}, {@code vendor_error}, or a
 *     refusal's
 * @param status the HTTP status that the client saw
 */
public record CallOutcome(String outcome, int status) {

    /** Not even a refusal could be told. */
    public static final CallOutcome UNTOLD = new CallOutcome("internal_error", 500);

    public static final String DELIVERED = "delivered";
    public static final String BLOCKED_REPLY = "blocked_reply";
    public static final String CLIENT_GONE = "client_gone";
    public static final String VENDOR_ERROR = "vendor_error";
}
