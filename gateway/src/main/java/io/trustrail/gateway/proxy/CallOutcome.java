package io.trustrail.gateway.proxy;

/**
 * How a call ended.
 *
 * @param outcome in snake case: {@code delivered}, {@code blocked_reply}, {@code client_gone}, {@code vendor_error}, or a
 *     refusal's
 * @param status the HTTP status that the client saw
 */
public record CallOutcome(String outcome, int status) {

    /** Not even a refusal could be told. */
    static final CallOutcome UNTOLD = new CallOutcome("internal_error", 500);

    static final String DELIVERED = "delivered";
    static final String BLOCKED_REPLY = "blocked_reply";
    static final String CLIENT_GONE = "client_gone";
    static final String VENDOR_ERROR = "vendor_error";
}
