package io.trustrail.gateway.console.audit;

import io.trustrail.gateway.audit.index.FoundCall;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * What the log tells of a call.
 *
 * @param entries about the call, and about what became of its subject later, in their order
 * @param proven whether a checkpoint covers the call, so that there is a proof
 */
public record CallView(FoundCall call, List<Entry> entries, boolean proven) {

    public String verdict() {
        return call.verdict().toLowerCase(Locale.ROOT);
    }

    public String outcome() {
        return call.outcome().isEmpty() ? "under_way" : call.outcome();
    }

    /** From the call's first entry to this one. */
    public Duration after(Entry entry) {
        return Duration.between(call.at(), entry.at());
    }

    /** Whether an entry is about the call itself, not about its subject. */
    public boolean isOfCall(Entry entry) {
        return entry.call().equals(call.call());
    }

    public String time(Instant at) {
        return Times.text(at);
    }

    public String machineTime(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
