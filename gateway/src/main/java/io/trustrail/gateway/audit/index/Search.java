package io.trustrail.gateway.audit.index;

import java.time.Instant;
import java.util.List;

/**
 * Which calls to find: those that fulfil all conditions. Texts that are empty are none; names are compared exactly.
 *
 * @param from earliest time, included
 * @param to latest time, excluded
 * @param subject the subject's id as leaves have it
 * @param verdict the strictest verdict on request and reply: {@code BLOCK}, {@code REWRITE}, …
 * @param category a category of findings in request or reply, such as {@code EMAIL}
 * @param before only calls whose first leaf is before this index, for the next page; {@link Long#MAX_VALUE} for the first
 * @param limit how many, at least 1
 */
public record Search(
        Instant from,
        Instant to,
        String application,
        String feature,
        String subject,
        String vendor,
        String verdict,
        String category,
        String outcome,
        long before,
        int limit) {

    /** What a search can have as its verdict, from mild to strict. */
    public static final List<String> VERDICTS = IndexWriter.VERDICTS;

    /** @throws IllegalArgumentException if there is no such verdict */
    public Search {
        if (!verdict.isEmpty() && !VERDICTS.contains(verdict)) {
            throw new IllegalArgumentException(
                    "there is no such verdict; use one of allow, flag, rewrite, hold, block");
        }
    }

    /** No condition but a time. */
    public static Search between(Instant from, Instant to, int limit) {
        return new Search(from, to, "", "", "", "", "", "", "", Long.MAX_VALUE, limit);
    }

    public Search withApplication(String name) {
        return new Search(from, to, name, feature, subject, vendor, verdict, category, outcome, before, limit);
    }

    public Search withFeature(String name) {
        return new Search(from, to, application, name, subject, vendor, verdict, category, outcome, before, limit);
    }

    public Search withSubject(String id) {
        return new Search(from, to, application, feature, id, vendor, verdict, category, outcome, before, limit);
    }

    public Search withVendor(String name) {
        return new Search(from, to, application, feature, subject, name, verdict, category, outcome, before, limit);
    }

    public Search withVerdict(String name) {
        return new Search(from, to, application, feature, subject, vendor, name, category, outcome, before, limit);
    }

    public Search withCategory(String name) {
        return new Search(from, to, application, feature, subject, vendor, verdict, name, outcome, before, limit);
    }

    public Search withOutcome(String name) {
        return new Search(from, to, application, feature, subject, vendor, verdict, category, name, before, limit);
    }

    public Search before(long leaf) {
        return new Search(from, to, application, feature, subject, vendor, verdict, category, outcome, leaf, limit);
    }
}
