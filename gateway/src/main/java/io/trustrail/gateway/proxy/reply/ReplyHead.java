package io.trustrail.gateway.proxy.reply;

import io.trustrail.gateway.proxy.prompt.GuardedRequest;
import io.trustrail.gateway.vendor.VendorReply;
import io.vertx.core.http.HttpServerResponse;
import java.util.Locale;

/** The headers of a reply: the vendor's that clients go by, and ours. */
public final class ReplyHead {

    private static final String[] PASSED = {
        "request-id", "x-request-id", "x-should-retry", "retry-after", "retry-after-ms"
    };
    private static final String[] PASSED_PREFIXES = {"openai-", "anthropic-", "x-ratelimit-"};

    private final GuardedRequest request;
    private final VendorReply reply;
    private String coverage = "none";
    private String review = "";

    public ReplyHead(GuardedRequest request, VendorReply reply) {
        this.request = request;
        this.reply = reply;
    }

    public boolean isEventStream() {
        var type = reply.headers().get("content-type");
        return type != null && type.regionMatches(true, 0, "text/event-stream", 0, "text/event-stream".length());
    }

    /** What the reply is screened with, if its feature has guards for it. */
    public void coverage(String screened) {
        var media = request.media();
        var base = request.feature().replyGuards().isEmpty() ? "none" : screened;
        coverage = media.isEmpty() ? base : base + ";unscanned=" + String.join(",", media);
        request.call().ledger().coverage(coverage);
    }

    /** Names the review that the answer is in. */
    public void review(String id) {
        review = id;
    }

    public void writeTo(HttpServerResponse response) {
        var headers = response.headers();
        for (var header : reply.headers()) {
            if (isPassed(header.getKey())) {
                headers.add(header.getKey(), header.getValue());
            }
        }
        var call = request.call();
        if (!headers.contains("x-request-id")) {
            headers.set("x-request-id", call.id());
        }
        headers.set("x-trustrail-call", call.id());
        headers.set("x-trustrail-coverage", coverage);
        if (!review.isEmpty()) {
            headers.set("x-trustrail-review", review);
        }
        call.tab().left().ifPresent(left -> headers.set("x-trustrail-budget-remaining", left));
        var ledger = call.ledger();
        var verdict = ledger.prompt().verdict().or(ledger.reply().verdict());
        headers.set("x-trustrail-verdict", verdict.name().toLowerCase(Locale.ROOT));
    }

    private static boolean isPassed(String name) {
        for (var passed : PASSED) {
            if (passed.equalsIgnoreCase(name)) {
                return true;
            }
        }
        for (var prefix : PASSED_PREFIXES) {
            if (name.regionMatches(true, 0, prefix, 0, prefix.length())) {
                return true;
            }
        }
        return false;
    }
}
