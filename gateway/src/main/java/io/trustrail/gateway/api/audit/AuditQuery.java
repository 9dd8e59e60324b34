package io.trustrail.gateway.api.audit;

import io.trustrail.gateway.api.ApiCall;
import io.trustrail.gateway.api.ApiError;
import io.trustrail.gateway.audit.index.Search;
import io.trustrail.gateway.audit.index.UtcTime;
import java.time.Instant;
import java.util.Locale;

/**
 * A question about events.
 *
 * @param kind beginning of their type, or empty
 * @param before only entries before this index
 */
record AuditQuery(String kind, Instant from, Instant to, long before, int limit) {

    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");
    private static final int USUAL = 50;
    private static final int MOST = 1_000;
    private static final String[] CALLS = {
        "from", "to", "application", "feature", "subject", "vendor", "verdict", "category", "outcome", "before", "limit"
    };

    static AuditQuery events(ApiCall call) {
        call.onlyQuery("kind", "from", "to", "before", "limit");
        return new AuditQuery(
                call.query("kind").orElse(""),
                time(call, "from", Instant.EPOCH),
                time(call, "to", END),
                before(call),
                limit(call));
    }

    /** A question about calls. */
    static Search search(ApiCall call) {
        call.onlyQuery(CALLS);
        return Search.between(time(call, "from", Instant.EPOCH), time(call, "to", END), limit(call))
                .withApplication(call.query("application").orElse(""))
                .withFeature(call.query("feature").orElse(""))
                .withSubject(call.query("subject").orElse(""))
                .withVendor(call.query("vendor").orElse(""))
                .withVerdict(verdict(call))
                .withCategory(call.query("category").orElse(""))
                .withOutcome(call.query("outcome").orElse(""))
                .before(before(call));
    }

    private static String verdict(ApiCall call) {
        var verdict = call.query("verdict").orElse("").toUpperCase(Locale.ROOT);
        if (!verdict.isEmpty() && !Search.VERDICTS.contains(verdict)) {
            throw ApiError.invalid(
                    "verdict", "There is no such verdict.", "Send one of allow, flag, rewrite, hold, block.");
        }
        return verdict;
    }

    private static int limit(ApiCall call) {
        return call.query("limit", USUAL, 1, MOST);
    }

    private static long before(ApiCall call) {
        var text = call.query("before").orElse("");
        if (text.isEmpty()) {
            return Long.MAX_VALUE;
        }
        if (!text.matches("\\d{1,18}")) {
            throw ApiError.invalid("before", "The parameter is no entry's index.", "Send 'next' of the answer before.");
        }
        return Long.parseLong(text);
    }

    private static Instant time(ApiCall call, String name, Instant otherwise) {
        return call.query(name)
                .map(text -> UtcTime.parse(text)
                        .orElseThrow(() ->
                                ApiError.invalid(name, "The parameter is no time.", "Send " + UtcTime.FORMS + ".")))
                .orElse(otherwise);
    }
}
