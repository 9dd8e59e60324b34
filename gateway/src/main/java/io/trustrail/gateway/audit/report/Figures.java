package io.trustrail.gateway.audit.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What leaves of a period add up to. Not thread-safe. */
final class Figures {

    /** More events than this are counted and not listed. */
    private static final int MOST_LISTED = 500;

    private static final List<String> LISTED = List.of("policy.", "vendor.", "key.", "token.", "user.", "retention.");

    /** Something that somebody changed. */
    record Change(Instant at, String kind, String what) {}

    private final Instant from;
    private final Instant to;
    private final Counts sent = new Counts();
    private final Counts refused = new Counts();
    private final Counts outcomes = new Counts();
    private final Counts requestVerdicts = new Counts();
    private final Counts replyVerdicts = new Counts();
    private final Map<String, Counts> categories = new TreeMap<>();
    private final Counts applications = new Counts();
    private final Counts vendors = new Counts();
    private final Counts guardFailures = new Counts();
    private final Counts people = new Counts();
    private final Counts others = new Counts();
    private final Reviews reviews = new Reviews();
    private final Fairness fairness = new Fairness();
    private final List<Change> changes = new ArrayList<>();
    private @Nullable Instant first;
    private long leaves;
    private long crashed;
    private long changeCount;
    private long failedOpen;
    private long inputTokens;
    private long outputTokens;

    /** For leaves from a time on and before another. */
    Figures(Instant from, Instant to) {
        this.from = from;
        this.to = to;
    }

    /** Takes a leaf's fields. */
    void follow(Map<String, Object> leaf) {
        var at = Instant.parse(text(leaf, "at"));
        first = first == null ? at : first;
        if (at.isBefore(from) || !at.isBefore(to)) {
            return;
        }
        leaves++;
        switch (text(leaf, "type")) {
            case "opened" -> opened(leaf, at);
            case "closed" -> closed(leaf, at);
            case "crashed" -> crashed++;
            case "rerouted" -> vendors.add(text(leaf, "vendor"));
            case "checkpoint" -> {}
            default -> event(text(leaf, "type"), leaf, at);
        }
    }

    private void opened(Map<String, Object> leaf, Instant at) {
        var vendor = text(leaf, "vendor");
        sent.add(day(at));
        vendors.add(vendor);
        applications.add(text(leaf, "application"));
        requestVerdicts.add(text(leaf, "verdict"));
        var found = categories.computeIfAbsent(vendor, name -> new Counts());
        if (leaf.get("findings") instanceof Map<?, ?> findings) {
            findings.forEach((category, count) -> found.add((String) category, ((Number) count).longValue()));
        }
        failures(leaf, true);
    }

    private void closed(Map<String, Object> leaf, Instant at) {
        var outcome = text(leaf, "outcome");
        outcomes.add(outcome);
        if (outcome.equals("blocked_prompt")) {
            refused.add(day(at));
        }
        replyVerdicts.add(text(leaf, "verdict"));
        inputTokens += tokens(leaf, "inputTokens");
        outputTokens += tokens(leaf, "outputTokens");
        failures(leaf, outcome.equals("delivered"));
    }

    /** Counts guards that could not run. */
    private void failures(Map<String, Object> leaf, boolean wentOn) {
        if (leaf.get("failed") instanceof List<?> failed && !failed.isEmpty()) {
            failed.forEach(guard -> guardFailures.add((String) guard));
            failedOpen += wentOn ? 1 : 0;
        }
    }

    private void event(String kind, Map<String, Object> leaf, Instant at) {
        Map<?, ?> facts = leaf.get("facts") instanceof Map<?, ?> map ? map : Map.of();
        if (kind.startsWith("review.")) {
            reviews.follow(kind.substring("review.".length()), at, facts);
        } else if (kind.startsWith("fairness.")) {
            fairness.follow(kind.substring("fairness.".length()), at, facts);
        } else if (kind.startsWith("consent.") || kind.startsWith("subject.") || kind.startsWith("erasure.")) {
            people.add(kind);
        } else if (LISTED.stream().anyMatch(kind::startsWith) && !kind.equals("user.logged_in")) {
            change(new Change(at, kind, describe(facts)));
        } else {
            others.add(kind);
        }
    }

    private void change(Change change) {
        changeCount++;
        if (changes.size() < MOST_LISTED) {
            changes.add(change);
        }
    }

    private static String describe(Map<?, ?> facts) {
        var words = new TreeMap<String, String>();
        facts.forEach((name, value) -> words.put((String) name, String.valueOf(value)));
        words.remove("event");
        var text = words.toString();
        return text.substring(1, text.length() - 1);
    }

    private static long tokens(Map<String, Object> leaf, String name) {
        return leaf.get(name) instanceof Long count ? Math.max(0, count) : 0;
    }

    private static String day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
    }

    private static String text(Map<String, Object> leaf, String name) {
        return leaf.get(name) instanceof String text ? text : "";
    }

    /** When the oldest leaf that there is was written, of this period or not; null if there is none. */
    @Nullable Instant first() {
        return first;
    }

    long leaves() {
        return leaves;
    }

    /** Calls that were sent, by day. */
    Counts sent() {
        return sent;
    }

    /** Calls that a rule blocked before they were sent, by day. */
    Counts refused() {
        return refused;
    }

    Counts outcomes() {
        return outcomes;
    }

    Counts requestVerdicts() {
        return requestVerdicts;
    }

    Counts replyVerdicts() {
        return replyVerdicts;
    }

    /** Findings in requests, by vendor that the request was opened for. */
    Map<String, Counts> categories() {
        return categories;
    }

    Counts applications() {
        return applications;
    }

    Counts vendors() {
        return vendors;
    }

    Counts guardFailures() {
        return guardFailures;
    }

    Counts people() {
        return people;
    }

    Counts others() {
        return others;
    }

    Fairness fairness() {
        return fairness;
    }

    Reviews reviews() {
        return reviews;
    }

    List<Change> changes() {
        return changes;
    }

    long changeCount() {
        return changeCount;
    }

    long crashed() {
        return crashed;
    }

    /** Requests and replies that went on although a guard could not run. */
    long failedOpen() {
        return failedOpen;
    }

    long inputTokens() {
        return inputTokens;
    }

    long outputTokens() {
        return outputTokens;
    }
}
