package io.trustrail.gateway.policy.rules;

import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Edit;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Guard;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Reason;
import io.trustrail.gateway.guard.Rewrite;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.policy.ladder.Ladder;
import io.trustrail.gateway.policy.rules.GuardSpec.FailureMode;
import io.trustrail.gateway.policy.yaml.Spelling;
import io.trustrail.gateway.privacy.Operator;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.privacy.PrivacyLevel;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A guard for one privacy level: what its detector finds, its rules decide. Runs at once, on the calling thread.
 *
 * <p>Only what is settled is decided. What the detector finds behind that comes again when more text is there, so that
 * the verdict does not depend on where a stream was cut.
 */
public final class RuleGuard implements Guard {

    private static final Logger LOG = LoggerFactory.getLogger(RuleGuard.class);

    private final String name;
    private final Detector detector;
    private final AllowList allowed;
    private final FailureMode onFailure;
    private final RuleTable rules;
    private final Operators operators;

    public RuleGuard(GuardSpec guard, PrivacyLevel level, Ladder ladder, Operators operators) {
        this.name = guard.name();
        this.detector = guard.detector();
        this.allowed = guard.allowed();
        this.onFailure = guard.onFailure();
        this.rules = new RuleTable(guard, level, ladder);
        this.operators = operators;
    }

    private RuleGuard(RuleGuard guard, Detector detector) {
        this.name = guard.name;
        this.detector = detector;
        this.allowed = guard.allowed;
        this.onFailure = guard.onFailure;
        this.rules = guard.rules;
        this.operators = guard.operators;
    }

    @Override
    public RuleGuard over(List<String> texts) {
        var learned = detector.over(texts);
        return learned.equals(detector) ? this : new RuleGuard(this, learned);
    }

    @Override
    public int nanosPerCharacter() {
        return detector.nanosPerCharacter();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int lookBehind() {
        return detector.lookBehind();
    }

    /** Whether it can do more in this direction than allow everything. */
    public boolean matters(Direction direction) {
        return rules.matters(direction);
    }

    @Override
    public Reason why(Passage passage, Finding finding) {
        var decision = rules.decide(passage, finding);
        var operator = decision.operator() == null
                ? ""
                : Spelling.of(decision.operator().kind());
        var rule = rules.rule(passage, finding).map(Object::toString).orElse("");
        return new Reason(detector.name(), rule, decision.action(), operator);
    }

    @Override
    public Future<Verdict> check(Passage passage) {
        return Future.succeededFuture(verdict(passage));
    }

    /* A stack overflow is how a detector fails on a hostile text; other errors are the process's, not the guard's. */
    private Verdict verdict(Passage passage) {
        try {
            return decide(passage, detector.detect(passage.text(), passage.from(), passage.complete()));
        } catch (RuntimeException | StackOverflowError e) {
            var at = Stream.of(e.getStackTrace()).findFirst().map(Object::toString);
            LOG.warn("guard {} failed with {} at {}", name, e.getClass().getName(), at.orElse("an unknown place"));
            return new Verdict(
                    onFailure.action(), List.of(), List.of(), passage.text().length(), List.of(name));
        }
    }

    private Verdict decide(Passage passage, Detection detection) {
        if (detection.findings().isEmpty()) {
            return Verdict.allow(detection.settled());
        }
        var tally = new Tally(passage.call().tenant());
        for (var finding : detection.findings()) {
            boolean counts = !allowed.has(passage.text(), finding.start(), finding.end());
            if (finding.start() < detection.settled() && counts) {
                tally.add(finding, rules.decide(passage, finding));
            }
        }
        return tally.verdict(detection.settled());
    }

    private final class Tally {

        private final Map<Operator, Rewrite> rewrites = new HashMap<>(4);
        private final List<Finding> findings = new ArrayList<>();
        private final List<Edit> edits = new ArrayList<>();
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
            if (decision.operator() != null) {
                var rewrite = rewrites.computeIfAbsent(decision.operator(), kind -> operators.operator(kind, tenant));
                edits.add(Edit.of(finding, rewrite));
            }
        }

        Verdict verdict(int settled) {
            return new Verdict(action, findings, edits, settled, List.of());
        }
    }
}
