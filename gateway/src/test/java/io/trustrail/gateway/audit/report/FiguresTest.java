package io.trustrail.gateway.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What leaves add up to. */
class FiguresTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final Figures figures = new Figures(START, START.plusSeconds(3600));

    private void leaf(long second, String type, Object... fields) {
        Map<String, Object> leaf = new LinkedHashMap<>();
        leaf.put("at", START.plusSeconds(second).toString());
        leaf.put("type", type);
        for (int i = 0; i < fields.length; i += 2) {
            leaf.put((String) fields[i], fields[i + 1]);
        }
        figures.follow(leaf);
    }

    @Test
    void callsAreCountedByVendorAndOutcome() {
        leaf(
                1,
                "opened",
                "vendor",
                "a",
                "verdict",
                "REWRITE",
                "findings",
                Map.of("EMAIL", 2L),
                "failed",
                List.of("tox"));
        leaf(2, "closed", "outcome", "delivered", "inputTokens", 5L, "outputTokens", -1L, "failed", List.of());
        leaf(3, "closed", "outcome", "blocked_prompt", "verdict", "BLOCK", "failed", List.of());
        leaf(4, "crashed");
        leaf(5000, "opened", "vendor", "later");
        leaf(-1, "opened", "vendor", "earlier");

        assertThat(figures.leaves()).isEqualTo(4);
        assertThat(figures.sent().total()).isEqualTo(1);
        assertThat(figures.refused().total()).isEqualTo(1);
        assertThat(figures.categories().getOrDefault("a", new Counts()).byName())
                .containsExactly(Map.entry("EMAIL", 2L));
        assertThat(figures.crashed()).isEqualTo(1);
        assertThat(figures.failedOpen()).isEqualTo(1);
        assertThat(figures.guardFailures().byName()).containsKey("tox");
        assertThat(figures.inputTokens()).isEqualTo(5);
        assertThat(figures.outputTokens()).isZero();
    }

    @Test
    void reviewsHaveTimesAndOutcomes() {
        leaf(0, "review.opened", "facts", Map.of("review", "r1"));
        leaf(0, "review.opened", "facts", Map.of("review", "r2"));
        leaf(5, "review.claimed", "facts", Map.of("review", "r1"));
        leaf(60, "review.approved", "facts", Map.of("review", "r1"));
        assertThat(figures.reviews().outcomes().byName()).containsExactly(Map.entry("approved", 1L));
        assertThat(figures.reviews().time(0.5)).isEqualTo(Duration.ofMinutes(1));
        assertThat(figures.reviews().stillOpen()).isEqualTo(1);
    }

    @Test
    void whatBecomesOfReviewsIsNoStepAndWhatDidNotHappenDoesNotCount() {
        leaf(0, "review.opened", "facts", Map.of("review", "r1", "group", "g1"));
        leaf(0, "review.opened", "facts", Map.of("review", "r2", "group", "g1"));
        leaf(1, "review.claimed", "facts", Map.of("review", "r1", "group", "g2"));
        leaf(2, "review.released", "facts", Map.of("review", "r1", "group", "g3"));
        leaf(3, "review.abandoned", "facts", Map.of("review", "r1", "group", "g4"));
        leaf(4, "review.labels", "facts", Map.of("count", "7"));
        leaf(60, "review.expired", "facts", Map.of("review", "r1", "group", "g5"));
        leaf(61, "review.rejected", "facts", Map.of("review", "r2", "group", "g6"));
        leaf(62, "review.undone", "facts", Map.of("group", "g6"));
        assertThat(figures.reviews().outcomes().byName()).containsExactly(Map.entry("expired", 1L));
        assertThat(figures.reviews().steps().byName())
                .contains(Map.entry("released", 1L), Map.entry("abandoned", 1L), Map.entry("opened", 2L))
                .doesNotContainKeys("expired", "rejected", "undone");
        assertThat(figures.reviews().stillOpen()).isEqualTo(1);
        assertThat(figures.reviews().decided()).as("by people").isZero();
    }

    @Test
    void changesAreListedWithTheirFacts() {
        leaf(1, "key.created", "facts", Map.of("key", "k<1>", "event", "evt_1"));
        leaf(2, "user.logged_in", "facts", Map.of());
        leaf(3, "consent.given", "facts", Map.of());
        assertThat(figures.changes()).extracting(Figures.Change::what).containsExactly("key=k<1>");
        assertThat(figures.others().byName()).containsKey("user.logged_in");
        assertThat(figures.people().byName()).containsKey("consent.given");
        assertThat(Charts.bars(Map.of("a<b", 3L))).contains("a&lt;b").doesNotContain("a<b");
    }
}
