package io.trustrail.gateway.proxy.review;

import io.trustrail.gateway.policy.review.ReviewRule;
import io.trustrail.gateway.review.Judgement;
import io.trustrail.gateway.review.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was found about an answer that has ended.
 *
 * @param language of the answer, or empty
 * @param rule what it falls under, if anything
 * @param sampled whether chance chose it
 */
record Judged(
        Judgement judgement, String language, @Nullable ReviewRule rule, boolean sampled) {

    /** Nobody looks, so nothing was measured. */
    static final Judged PASSED_OVER = new Judged(new Judgement(List.of(), 1, List.of()), "", null, false);

    private static final Set<String> WAYS_OF_SPEAKING = Set.of("slang", "dialect");
    private static final Duration SAMPLE_DUE = Duration.ofDays(1);
    private static final Duration SAMPLE_WINDOW = Duration.ofDays(30);

    /** On what terms it waits for a person. */
    Terms terms(Instant now) {
        if (rule == null) {
            return new Terms(
                    Terms.Mode.SAMPLE,
                    now.plus(SAMPLE_DUE),
                    now.plus(SAMPLE_WINDOW),
                    Terms.OnExpiry.RELEASE,
                    0,
                    skills(Set.of()),
                    false);
        }
        var mode = switch (rule.mode()) {
            case HOLD -> Terms.Mode.HOLD;
            case PARK -> Terms.Mode.PARK;
            case AFTER -> Terms.Mode.AFTER;
        };
        return new Terms(
                mode,
                now.plus(rule.due()),
                now.plus(rule.window()),
                rule.onTimeout(),
                rule.priority(),
                skills(rule.skills()),
                rule.fourEyes());
    }

    /** What a reviewer must know: what the rule says, the answer's language, and the way of speaking that a detector doubts. */
    private Set<String> skills(Set<String> ofRule) {
        var needed = new HashSet<>(ofRule);
        judgement.reasons().stream().filter(WAYS_OF_SPEAKING::contains).forEach(needed::add);
        if (!language.isEmpty()) {
            needed.add("lang:" + language);
        }
        return Set.copyOf(needed);
    }

    /** Whether the client has to wait for a person, or for another answer. */
    boolean comesFirst() {
        return rule != null && rule.mode() != ReviewRule.Mode.AFTER;
    }

    /** Whether a person looks at all. */
    boolean goesToDesk() {
        return rule != null || sampled;
    }
}
