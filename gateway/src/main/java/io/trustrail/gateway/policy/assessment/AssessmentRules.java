package io.trustrail.gateway.policy.assessment;

import io.trustrail.gateway.policy.assessment.Commitments.Promise;
import java.util.List;
import java.util.Set;

/**
 * How assessments are applied: the headings {@code assessments} and {@code never-send} of {@code trust}.
 *
 * @param missing what happens to vendors that nobody has assessed
 * @param needs what the contracts of every vendor must have, examples included
 * @param graceDays for how many days after its last day an assessment still holds, with warnings
 */
public record AssessmentRules(Missing missing, Set<Promise> needs, int graceDays, List<Ban> bans) {

    /** Of a policy that does not say: only what is assessed is checked. */
    public static final AssessmentRules DEFAULT = new AssessmentRules(Missing.ALLOW, Set.of(), 0, List.of());

    public AssessmentRules {
        needs = Set.copyOf(needs);
        bans = List.copyOf(bans);
    }

    /** What happens to vendors without an assessment. */
    public enum Missing {
        ALLOW,
        REFUSE
    }
}
