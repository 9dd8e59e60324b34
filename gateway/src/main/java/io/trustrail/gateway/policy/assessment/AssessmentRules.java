package io.trustrail.gateway.policy.assessment;

import java.util.List;

/**
 * How assessments are applied: the headings {@code assessments} and {@code never-send} of {@code trust}.
 *
 * @param missing what happens to vendors that nobody has assessed
 * @param graceDays for how many days after its last day an assessment still holds, with warnings
 */
public record AssessmentRules(Missing missing, int graceDays, List<Ban> bans) {

    /** Of a policy that does not say: only what is assessed is checked. */
    public static final AssessmentRules DEFAULT = new AssessmentRules(Missing.ALLOW, 0, List.of());

    public AssessmentRules {
        bans = List.copyOf(bans);
    }

    /** What happens to vendors without an assessment. */
    public enum Missing {
        ALLOW,
        REFUSE
    }
}
