package io.trustrail.gateway.policy.rules;

import io.trustrail.gateway.guard.AnyDetector;
import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.late.CascadeDetector;
import io.trustrail.gateway.guard.late.LateDetector;
import io.trustrail.gateway.guard.late.LateReader;
import io.trustrail.gateway.policy.ladder.Ladder;
import io.trustrail.gateway.policy.yaml.Spelling;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.privacy.PrivacyLevel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A guard as a policy writes it, with its detector: for each level it becomes one {@link PolicyGuard}.
 *
 * @param reach how much of a reply a detector that takes its time reads at once
 * @param timeout how long such a detector is waited for
 */
public record GuardSpec(
        String name,
        AnyDetector detector,
        AllowList allowed,
        FailureMode onFailure,
        Reach reach,
        Duration timeout,
        List<Rule> rules) {

    public GuardSpec {
        rules = List.copyOf(rules);
    }

    /** The guard for one privacy level. */
    public PolicyGuard at(PrivacyLevel level, Ladder ladder, Operators operators) {
        var rulings = new Rulings(this, level, ladder, operators);
        if (detector instanceof LateDetector late) {
            return new LateGuard(LateReader.of(late, reach == Reach.SENTENCE, timeout), rulings);
        }
        if (detector instanceof CascadeDetector cascade) {
            return new CascadeGuard(cascade, timeout, rulings);
        }
        if (detector instanceof Detector quick) {
            return new RuleGuard(quick, rulings);
        }
        throw new IllegalStateException("nobody knows how to ask detector " + detector.name());
    }

    /** The machine that its detector sends texts to, if it does. */
    public Optional<String> host() {
        return detector instanceof LateDetector late && !late.host().isEmpty()
                ? Optional.of(late.host())
                : Optional.empty();
    }

    /** Whether it sends texts to a machine that is somebody else's. */
    public boolean sharesTexts() {
        return detector instanceof LateDetector late && late.isForeign();
    }

    /** Whether it leaves decisions to the ladder and yet lets a text pass that it could not check. */
    public boolean leaksWhenItFails() {
        return onFailure == FailureMode.FLAG && rules.stream().anyMatch(rule -> rule.action() == RuleAction.BY_LEVEL);
    }

    /** What its rules may do with a finding in this direction, in their order, as files write it. */
    public List<String> actions(Direction direction) {
        return rules.stream()
                .filter(rule -> rule.directions().contains(direction))
                .map(rule -> Spelling.of(rule.action()))
                .distinct()
                .toList();
    }

    /** Whether it leaves it to the ladder what becomes of findings in requests. */
    public boolean asksTheLadder() {
        return rules.stream()
                .anyMatch(rule -> rule.action() == RuleAction.BY_LEVEL
                        && rule.directions().contains(Direction.PROMPT));
    }

    /** Whether it may hold answers until a person looked at them. */
    public boolean holds() {
        return rules.stream().anyMatch(rule -> rule.action() == RuleAction.HOLD);
    }

    /** How much of a reply is read at once. */
    enum Reach {
        /** A sentence: the rest is held back until it ends. */
        SENTENCE,
        /** The whole reply: nothing goes out before its end. */
        WHOLE
    }

    /** What becomes of a text that the guard could not check. */
    enum FailureMode {
        /** It does not go on. */
        BLOCK,
        /** It goes on, and the record says that it was not checked. */
        FLAG
    }
}
