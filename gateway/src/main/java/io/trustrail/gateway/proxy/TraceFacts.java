package io.trustrail.gateway.proxy;

import io.trustrail.gateway.metrics.trace.CallTrace;
import io.trustrail.gateway.metrics.trace.CallTracer;
import io.trustrail.gateway.proxy.call.Call;
import io.trustrail.gateway.proxy.call.CallOutcome;
import io.trustrail.gateway.proxy.call.Ledger;
import java.util.Locale;
import java.util.Map;

/** What a trace tells of a call: names that operators wrote, words of the gateway, numbers. Nothing that callers sent. */
final class TraceFacts {

    private static final int FIRST_FAILURE = 500;

    private TraceFacts() {}

    static CallTrace begin(CallTracer tracer, Call call) {
        var operation = call.dialect().id().contains("embeddings") ? "embeddings" : "chat";
        return tracer.begin(
                operation,
                name -> {
                    var value = call.request().getHeader(name);
                    return value == null ? "" : value;
                },
                call.startNanos());
    }

    static void end(Call call, CallOutcome outcome) {
        var ledger = call.ledger();
        var how = outcome.outcome();
        // A stream that breaks off has had its good status before.
        var error = outcome.status() >= FIRST_FAILURE || how.startsWith("vendor_") ? how : "";
        ledger.trace().ended(ledger.feature(), error, words(call, outcome), numbers(ledger, outcome));
    }

    private static Map<String, String> words(Call call, CallOutcome outcome) {
        var ledger = call.ledger();
        return Map.of(
                "trustrail.call", call.id(),
                "trustrail.tenant", ledger.tenant(),
                "trustrail.application", ledger.application(),
                "trustrail.outcome", outcome.outcome(),
                "trustrail.coverage", ledger.coverage(),
                "trustrail.policy", ledger.policyHash(),
                "trustrail.prompt.verdict", ledger.prompt().verdict().name().toLowerCase(Locale.ROOT),
                "trustrail.reply.verdict", ledger.reply().verdict().name().toLowerCase(Locale.ROOT),
                "gen_ai.provider.name", ledger.vendor(),
                "gen_ai.response.model", ledger.model());
    }

    private static Map<String, Long> numbers(Ledger ledger, CallOutcome outcome) {
        return Map.of(
                "http.response.status_code",
                (long) outcome.status(),
                "gen_ai.usage.input_tokens",
                ledger.usage().input(),
                "gen_ai.usage.output_tokens",
                ledger.usage().output(),
                "trustrail.attempts",
                (long) ledger.attempts(),
                "trustrail.prompt.findings",
                total(ledger.prompt()),
                "trustrail.reply.findings",
                total(ledger.reply()),
                "trustrail.prompt.guard_micros",
                ledger.guardNanos() / 1000,
                "trustrail.reply.guard_micros",
                ledger.replyGuardNanos() / 1000);
    }

    private static long total(Ledger.Tally tally) {
        return tally.findings().values().stream().mapToLong(Integer::longValue).sum();
    }
}
