package io.trustrail.gateway.policy.rules;

import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Edit;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Reason;
import io.trustrail.gateway.guard.Rewrite;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.guard.late.Unavailable;
import io.trustrail.gateway.guard.prompt.Prompt;
import io.trustrail.gateway.guard.prompt.Told;
import io.trustrail.gateway.policy.ladder.Ladder;
import io.trustrail.gateway.policy.rules.GuardSpec.FailureMode;
import io.trustrail.gateway.policy.yaml.Spelling;
import io.trustrail.gateway.privacy.Operator;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.privacy.PrivacyLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a guard's rules make of a detection, at one privacy level.
 *
 * <p>Only what is settled is decided. What the detector finds behind that comes again when more text is there, so that
 * the verdict does not depend on where a stream was cut.
 */
final class Rulings {

    private static final Logger LOG = LoggerFactory.getLogger(Rulings.class);

    private final String name;
    private final String detector;
    private final AllowList allowed;
    private final FailureMode onFailure;
    private final RuleTable rules;
    private final Operators operators;
    private final Told told;

    Rulings(GuardSpec guard, PrivacyLevel level, Ladder ladder, Operators operators) {
        this.name = guard.name();
        this.detector = guard.detector().name();
        this.allowed = guard.allowed();
        this.onFailure = guard.onFailure();
        this.rules = new RuleTable(guard, level, ladder);
        this.operators = operators;
        this.told = Told.NOTHING;
    }

    private Rulings(Rulings other, Told told) {
        this.name = other.name;
        this.detector = other.detector;
        this.allowed = other.allowed;
        this.onFailure = other.onFailure;
        this.rules = other.rules;
        this.operators = other.operators;
        this.told = told;
    }

    /** The same for the reply to a prompt. */
    Rulings answering(Prompt prompt) {
        return rules.asksForPrompt() ? new Rulings(this, prompt.told()) : this;
    }

    /** The guard's name. */
    String name() {
        return name;
    }

    boolean matters(Direction direction) {
        return rules.matters(direction);
    }

    boolean matters(Direction direction, Origin origin) {
        return rules.matters(direction, origin);
    }

    Verdict decide(Passage passage, Detection detection) {
        if (detection.findings().isEmpty()) {
            return Verdict.allow(detection.settled());
        }
        var tally = new Tally(passage.call().tenant());
        for (var finding : detection.findings()) {
            boolean counts = !allowed.has(passage.text(), finding.start(), finding.end());
            if (finding.start() < detection.settled() && counts) {
                tally.add(finding, rules.decide(passage, finding, told));
            }
        }
        return tally.verdict(detection.settled());
    }

    /** Which rule decides about a finding, and how. */
    Reason why(Passage passage, Finding finding) {
        var decision = rules.decide(passage, finding, told);
        var operator = decision.operator() == null
                ? ""
                : Spelling.of(decision.operator().kind());
        var rule = rules.rule(passage, finding, told).map(Object::toString).orElse("");
        return new Reason(detector, rule, decision.action(), operator, "");
    }

    /** What it means that a slower model could not look a second time. */
    Verdict unlooked(Unavailable why, boolean stops, int settled) {
        var part = name + ".second-look";
        warn(part, why);
        return stops
                ? new Verdict(Action.BLOCK, List.of(), List.of(), settled, List.of(part))
                : new Verdict(Action.FLAG, List.of(), List.of(), settled, List.of(), List.of(part));
    }

    private static void warn(String guard, Unavailable why) {
        LOG.atWarn()
                .addKeyValue("guard", guard)
                .addKeyValue("reason", why.reason().word())
                .log("a guard could not run");
    }

    /** What becomes of a text that could not be checked. What the exception says is kept nowhere: it may hold the text. */
    Verdict failed(Throwable failure, int settled) {
        if (failure instanceof Unavailable unavailable) {
            warn(name, unavailable);
        } else {
            var at = Stream.of(failure.getStackTrace()).findFirst().map(Object::toString);
            LOG.warn(
                    "guard {} failed with {} at {}", name, failure.getClass().getName(), at.orElse("an unknown place"));
        }
        var names = List.of(name);
        return onFailure == FailureMode.BLOCK
                ? new Verdict(Action.BLOCK, List.of(), List.of(), settled, names)
                : new Verdict(Action.FLAG, List.of(), List.of(), settled, List.of(), names);
    }

    private final class Tally {

        private final Map<Operator, Rewrite> rewrites = new HashMap<>(4);
        private final List<Finding> findings = new ArrayList<>();
        private final List<Edit> edits = new ArrayList<>();
        private final Set<String> blocked = new HashSet<>(2);
        private final String tenant;
        private Action action = Action.ALLOW;

        Tally(String tenant) {
            this.tenant = tenant;
        }

        void add(Finding finding, Decision decision) {
            if (decision.action() == Action.ALLOW) {
                return;
            }
            action = action.or(decision.action());
            findings.add(finding);
            if (decision.action() == Action.BLOCK) {
                blocked.add(finding.category());
            }
            if (decision.operator() != null) {
                var rewrite = rewrites.computeIfAbsent(decision.operator(), kind -> operators.operator(kind, tenant));
                edits.add(Edit.of(finding, rewrite));
            }
        }

        Verdict verdict(int settled) {
            return new Verdict(action, findings, edits, settled, List.of(), List.of(), blocked);
        }
    }
}
