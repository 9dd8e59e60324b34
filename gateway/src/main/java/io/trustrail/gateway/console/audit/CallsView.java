package io.trustrail.gateway.console.audit;

import io.trustrail.gateway.audit.index.FoundCall;
import io.trustrail.gateway.audit.index.Search;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A search for calls, as its page shows it.
 *
 * @param wrong name of the field that can't be what it says; empty if all can
 * @param found what was found, the newest first
 * @param next address of the next page, or empty
 * @param size how many entries of the log were searched
 */
public record CallsView(Asked asked, String wrong, List<FoundCall> found, String next, long size) {

    /** What was typed into a field. */
    public String typed(String field) {
        return asked.get(field);
    }

    public boolean isWrong(String field) {
        return wrong.equals(field);
    }

    public List<String> verdicts() {
        return Search.VERDICTS.stream()
                .map(verdict -> verdict.toLowerCase(Locale.ROOT))
                .toList();
    }

    public boolean isChosen(String verdict) {
        return asked.get("verdict").equalsIgnoreCase(verdict);
    }

    public String verdict(FoundCall call) {
        return call.verdict().toLowerCase(Locale.ROOT);
    }

    /** How it ended, as a word of a call that is still under way has it, too. */
    public String outcome(FoundCall call) {
        return call.outcome().isEmpty() ? "under_way" : call.outcome();
    }

    public String findings(FoundCall call) {
        return call.findings().entrySet().stream()
                .map(finding -> finding.getKey() + " " + finding.getValue())
                .collect(Collectors.joining(", "));
    }

    /** A time in UTC, to the second. */
    public String time(Instant at) {
        return Times.text(at);
    }

    /** For the attribute of a time's element. */
    public String machineTime(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
