package io.trustrail.gateway.proxy.prompt;

import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.proxy.call.Refusal;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words in which a call is told that a guard stopped it. */
public final class Blocks {

    /** What a client reads in the place of a reply that a guard stopped. */
    public static final String REPLY = "This answer was withheld by a guardrail.";

    private Blocks() {}

    static Refusal prompt(Verdict verdict, String field) {
        return new Refusal(
                400,
                "content_filter",
                "The request was blocked by a guardrail: "
                        + (verdict.blocked().isEmpty() ? categories(verdict) : list(verdict.blocked().stream())),
                field,
                "blocked_prompt",
                Map.of());
    }

    /** A guard could not run, and its policy says that nothing passes then. */
    public static Refusal guardFailed(Verdict verdict) {
        return new Refusal(
                503,
                "guard_unavailable",
                "A guard could not run, so the call was stopped: " + String.join(", ", verdict.failed()),
                "",
                "guard_failed",
                Map.of("x-should-retry", "false"));
    }

    /** The categories of a verdict's findings, for people. */
    static String categories(Verdict verdict) {
        var names = list(verdict.findings().stream().map(Finding::category));
        return names.isEmpty() ? "its text" : names;
    }

    private static String list(Stream<String> categories) {
        return categories.distinct().sorted().collect(Collectors.joining(", "));
    }
}
