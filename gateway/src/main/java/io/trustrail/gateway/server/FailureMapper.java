package io.trustrail.gateway.server;

import io.trustrail.gateway.access.AccessDenied;
import io.trustrail.gateway.audit.JournalUnavailable;
import io.trustrail.gateway.dialect.MalformedMessage;
import io.trustrail.gateway.limits.LimitRefused;
import io.trustrail.gateway.policy.assessment.Gap;
import io.trustrail.gateway.proxy.call.Refusal;
import io.trustrail.gateway.proxy.call.Refused;
import io.trustrail.gateway.store.StoreUnavailable;
import io.trustrail.gateway.vendor.NotAssessed;
import io.trustrail.gateway.vendor.VendorFailure;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place that says what a client learns about a failure. What it does not know becomes one fixed sentence. */
public final class FailureMapper implements Function<Throwable, Refusal> {

    private static final Logger LOG = LoggerFactory.getLogger(FailureMapper.class);

    @Override
    public Refusal apply(Throwable failure) {
        if (failure instanceof Refused refused) {
            return refused.refusal();
        }
        if (failure instanceof MalformedMessage malformed) {
            return malformed(malformed);
        }
        if (failure instanceof AccessDenied denied) {
            return denied(denied);
        }
        if (failure instanceof LimitRefused refused) {
            return limited(refused);
        }
        if (failure instanceof VendorFailure vendor) {
            return vendor(vendor);
        }
        if (failure instanceof NotAssessed notAssessed) {
            return notAssessed(notAssessed);
        }
        if (failure instanceof JournalUnavailable) {
            return retryable(503, "record_unavailable", "The gateway can't write its record, so it takes no calls", 1);
        }
        if (failure instanceof StoreUnavailable) {
            return retryable(503, "record_unavailable", "The gateway can't reach its store, so it takes no calls", 1);
        }
        if (failure instanceof HttpClosedException || failure instanceof StreamResetException) {
            return gone("The connection closed before the request was complete");
        }
        LOG.error("a call failed in an unforeseen way", failure);
        return Refusal.of(500, "internal_error", "The gateway failed; its log has this call's id", "");
    }

    private static Refusal malformed(MalformedMessage malformed) {
        var where = malformed.field().isEmpty() ? "The request: " : malformed.field() + ": ";
        return Refusal.of(400, "invalid_request", where + malformed.getMessage(), malformed.field());
    }

    private static Refusal denied(AccessDenied denied) {
        var message = String.valueOf(denied.getMessage());
        return switch (denied.kind()) {
            case MISSING_KEY, UNKNOWN_KEY, REVOKED_KEY -> Refusal.of(401, "invalid_api_key", message, "");
            case FEATURE_NOT_ALLOWED -> Refusal.of(403, "feature_not_allowed", message, "model");
            case TOO_MANY_REQUESTS -> retryable(429, "rate_limit_exceeded", message, denied.retryAfterSeconds());
        };
    }

    private static Refusal limited(LimitRefused refused) {
        var message = String.valueOf(refused.getMessage());
        var headers = Map.of(
                "retry-after", Integer.toString(refused.retryAfterSeconds()), "x-trustrail-limit", refused.limit());
        return switch (refused.kind()) {
            case BUDGET -> {
                // Clients that try again by themselves would do so within seconds.
                var lasting = new HashMap<>(headers);
                lasting.put("x-should-retry", "false");
                yield limited(429, "budget_exceeded", message, lasting);
            }
            case RATE -> limited(429, "rate_limit_exceeded", message, headers);
            case AT_ONCE -> limited(429, "concurrency_exceeded", message, headers);
            case UNAVAILABLE -> limited(503, "limit_unavailable", message, headers);
        };
    }

    private static Refusal limited(int status, String code, String message, Map<String, String> headers) {
        return new Refusal(status, code, message, "", code, headers);
    }

    private static Refusal retryable(int status, String code, String message, int seconds) {
        return new Refusal(status, code, message, "", code, Map.of("retry-after", Integer.toString(seconds)));
    }

    /** Nobody reads this: it is for the record. */
    private static Refusal gone(String message) {
        return new Refusal(499, "client_gone", message, "", "client_gone", Map.of());
    }

    private static Refusal vendor(VendorFailure failure) {
        var code = "vendor_" + failure.kind().name().toLowerCase(Locale.ROOT);
        var message = sentence(failure);
        return switch (failure.kind()) {
            case NO_TARGET -> Refusal.of(400, code, message, "model");
            case FIRST_BYTE_TIMEOUT, IDLE_TIMEOUT, TOTAL_TIMEOUT -> Refusal.of(504, code, message, "");
            case BREAKER_OPEN, BULKHEAD_FULL, RATE_LIMITED -> retryable(503, code, message, 1);
            case CANCELLED -> gone(message);
            case CONNECT, CLOSED_EARLY, ERROR_STATUS -> Refusal.of(502, code, message, "");
            case UNREADABLE, TOO_LARGE, CREDENTIALS -> lasting(code, message);
        };
    }

    /* Trying again changes nothing: somebody has to renew an assessment, or the call has to be another. */
    private static Refusal notAssessed(NotAssessed failure) {
        var reasons = failure.gaps().stream().map(Gap::toString).distinct().toList();
        return Refusal.of(
                403,
                "vendor_not_assessed",
                "No vendor of this feature may get this call: " + String.join("; ", reasons),
                "model");
    }

    /* Trying again would send the same text again for the same answer. */
    private static Refusal lasting(String code, String message) {
        return new Refusal(502, code, message, "", code, Map.of("x-should-retry", "false"));
    }

    private static String sentence(VendorFailure failure) {
        var text = failure.kind().sentence();
        var vendor = failure.vendor().isEmpty() ? "" : " (" + failure.vendor() + ")";
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + vendor;
    }
}
