package io.trustrail.gateway.policy.review;

import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.policy.yaml.Spelling;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Whether and how people look at a feature's answers.
 *
 * @param logprobs whether vendors that can are asked for log-probabilities
 * @param agreement how often vendors are asked the same again
 * @param sample share of answers that chance chooses for a look afterwards, 0 to 1
 * @param keepAlive how often a waiting stream gets a comment
 * @param maxBytes how much of an answer is collected, at most
 * @param tooLong what becomes of a longer one
 * @param guardsHold whether a guard of the feature may hold answers
 */
public record ReviewSpec(
        List<ReviewRule> rules,
        boolean logprobs,
        AgreementSpec agreement,
        double sample,
        Duration keepAlive,
        int maxBytes,
        TooLong tooLong,
        boolean guardsHold) {

    private static final int USUAL_BYTES = 1 << 20;
    static final Duration USUAL_KEEP_ALIVE = Duration.ofSeconds(10);

    /** Nobody looks. */
    public static final ReviewSpec NONE = new ReviewSpec(
            List.of(), false, AgreementSpec.NONE, 0, USUAL_KEEP_ALIVE, USUAL_BYTES, TooLong.REFUSE, false);

    private static final String HOLD = Spelling.of(Action.HOLD);
    private static final ReviewRule USUAL_HOLD = ReviewRule.usualHold();

    public ReviewSpec {
        rules = List.copyOf(rules);
    }

    /** What becomes of an answer that is too long to be collected. */
    public enum TooLong {
        /** It does not go out. */
        REFUSE,
        /** It goes out without a look. */
        RELEASE
    }

    /** The same for a feature whose guards may hold answers, or may not. */
    public ReviewSpec withGuards(boolean mayHold) {
        return mayHold == guardsHold
                ? this
                : new ReviewSpec(rules, logprobs, agreement, sample, keepAlive, maxBytes, tooLong, mayHold);
    }

    /** Whether nobody ever looks. */
    public boolean isOff() {
        return rules.isEmpty() && sample == 0 && !guardsHold;
    }

    /** Whether answers are collected before they go out, since some may have to wait. */
    public boolean collects() {
        return guardsHold || rules.stream().anyMatch(rule -> rule.mode() != ReviewRule.Mode.AFTER);
    }

    /** The rule that an answer falls under. */
    public Optional<ReviewRule> rule(ReviewFacts facts) {
        for (var rule : rules) {
            boolean after = rule.mode() == ReviewRule.Mode.AFTER;
            if (!(after && facts.verdict().equals(HOLD)) && rule.matches(facts)) {
                return Optional.of(rule);
            }
        }
        return facts.verdict().equals(HOLD) ? Optional.of(USUAL_HOLD) : Optional.empty();
    }

    /**
     * Whether nothing that guards found, nor chance, brings an answer under any rule, so that it needs no measuring.
     *
     * @param drawn whether chance chooses the call
     */
    public boolean passesOver(Collection<String> categories, boolean held, boolean drawn) {
        return !held
                && !drawn
                && rules.stream()
                        .allMatch(rule ->
                                !rule.categories().isEmpty() && Collections.disjoint(rule.categories(), categories));
    }

    /** Whether chance chooses a call for a look: the same answer for the same id, on each replica. */
    public boolean samples(String call) {
        return chance(call) < sample;
    }

    /** Whether chance chooses a call to be asked again; independent of {@link #samples}. */
    public boolean asksAgain(String call) {
        return agreement.share() > 0 && chance("again " + call) < agreement.share();
    }

    private static double chance(String name) {
        /* The end of MurmurHash3 (A. Appleby): ids that are alike are far apart. */
        long hash = name.chars().asLongStream().reduce(7, (sum, c) -> 31 * sum + c);
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return (hash >>> 11) * 0x1p-53;
    }
}
