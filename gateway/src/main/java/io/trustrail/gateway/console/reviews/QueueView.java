package io.trustrail.gateway.console.reviews;

import io.trustrail.gateway.review.item.Item;
import io.trustrail.gateway.review.item.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The queue as its page shows it.
 *
 * @param asked what the visitor asked for
 * @param now for spans of time
 * @param me the visitor's name
 * @param decides whether the visitor may decide
 * @param done a word for what the visitor has just done, such as "approved", or for why not; empty if they just came
 */
public record QueueView(Page page, Asked asked, Instant now, String me, boolean decides, String done) {

    /** What can be shown, in the order of the menu. */
    static final List<String> SHOWN = List.of("waiting", "overdue", "mine", "decided", "all");

    /** Why reviews are here, in the order of the menu. */
    static final List<String> REASONS = List.of(
            "low-confidence",
            "rule",
            "held-by-guard",
            "sample",
            "slang",
            "dialect",
            "sarcasm",
            "quoted",
            "reclaimed",
            "obfuscated",
            "identity-term",
            "near-threshold",
            "tiers-disagree",
            "unsupported-language",
            "agreement-unknown",
            "text-cut",
            "concern");

    /** What somebody asked for; texts are empty if they did not care. */
    public record Asked(String show, String feature, String language, String reason, String search, String after) {}

    public List<String> shown() {
        return SHOWN;
    }

    public List<String> reasons() {
        return REASONS;
    }

    /** Until the promised time; negative if it is over. */
    public Duration left(Item item) {
        return Duration.between(now, item.terms().due());
    }

    public Duration age(Item item) {
        return Duration.between(item.opened(), now);
    }

    public boolean mine(Item item) {
        return item.claimedBy().equals(me);
    }

    public boolean hasNext() {
        return !page.next().isEmpty();
    }

    /** The address of what follows. */
    public String next() {
        return "/console/reviews?show=" + encoded(asked.show()) + "&feature=" + encoded(asked.feature()) + "&language="
                + encoded(asked.language()) + "&reason=" + encoded(asked.reason()) + "&search="
                + encoded(asked.search()) + "&after=" + encoded(page.next());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
