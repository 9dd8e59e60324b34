package io.trustrail.gateway.access;

/** The caller may not do this. The message is for the caller: it names no key and echoes nothing that was sent. */
public final class AccessDenied extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final int retryAfterSeconds;

    private AccessDenied(Kind kind, String message, int retryAfterSeconds) {
        super(message, null, false, false);
        this.kind = kind;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    static AccessDenied missingKey() {
        return of(
                Kind.MISSING_KEY,
                "No API key was sent. Send it as 'Authorization: Bearer <key>'; Anthropic's API takes 'x-api-key: <key>'"
                        + " too.");
    }

    static AccessDenied unknownKey() {
        return of(Kind.UNKNOWN_KEY, "The API key is not valid.");
    }

    /** Tells the caller the same as {@link #unknownKey}, and the record the difference. */
    static AccessDenied revokedKey() {
        return of(Kind.REVOKED_KEY, "The API key is not valid.");
    }

    static AccessDenied featureNotAllowed() {
        return of(
                Kind.FEATURE_NOT_ALLOWED,
                "This API key may not call this feature. Ask the operator which features the key is for.");
    }

    static AccessDenied tooManyRequests(String why, int retryAfterSeconds) {
        return new AccessDenied(
                Kind.TOO_MANY_REQUESTS, why + " Try again in " + retryAfterSeconds + " s.", retryAfterSeconds);
    }

    private static AccessDenied of(Kind kind, String message) {
        return new AccessDenied(kind, message, 0);
    }

    public Kind kind() {
        return kind;
    }

    /** When to try again after {@link Kind#TOO_MANY_REQUESTS}, 1 or more; 0 for every other kind. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** Why. */
    public enum Kind {
        MISSING_KEY,
        UNKNOWN_KEY,
        REVOKED_KEY,
        FEATURE_NOT_ALLOWED,
        TOO_MANY_REQUESTS
    }
}
