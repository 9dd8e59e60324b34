package io.trustrail.gateway.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A guard's decision on one passage.
 *
 * @param findings what led to it
 * @param edits what to rewrite; they may overlap until {@link Edit#merge}
 * @param settled the position before which the decision is final whatever text follows
 * @param failed names of guards that could not run; what that means for the action has already been decided
 * @param gaps names of guards, or of parts of them, that could not run and whose policy says that nothing is stopped for it
 * @param blocked the categories of those findings for which the text is blocked; empty if it is not, or not for a finding
 */
public record Verdict(
        Action action,
        List<Finding> findings,
        List<Edit> edits,
        int settled,
        List<String> failed,
        List<String> gaps,
        Set<String> blocked) {

    /** A verdict that is not for some of its findings. */
    public Verdict(
            Action action,
            List<Finding> findings,
            List<Edit> edits,
            int settled,
            List<String> failed,
            List<String> gaps) {
        this(action, findings, edits, settled, failed, gaps, Set.of());
    }

    /** A verdict without gaps. */
    public Verdict(Action action, List<Finding> findings, List<Edit> edits, int settled, List<String> failed) {
        this(action, findings, edits, settled, failed, List.of());
    }

    /** Nothing to say about the text before {@code settled}. */
    public static Verdict allow(int settled) {
        return new Verdict(Action.ALLOW, List.of(), List.of(), settled, List.of());
    }

    /** The stricter of the two actions, with the findings and edits of both, final where both are. */
    public Verdict and(Verdict other) {
        return new Verdict(
                action.or(other.action),
                concat(findings, other.findings),
                concat(edits, other.edits),
                Math.min(settled, other.settled),
                concat(failed, other.failed),
                concat(gaps, other.gaps),
                union(blocked, other.blocked));
    }

    /** The names of all that could not run, whatever that means. */
    public List<String> unrun() {
        return concat(failed, gaps);
    }

    private static Set<String> union(Set<String> left, Set<String> right) {
        if (right.isEmpty()) {
            return left;
        }
        var all = new HashSet<>(left);
        all.addAll(right);
        return all;
    }

    private static <T> List<T> concat(List<T> left, List<T> right) {
        if (right.isEmpty()) {
            return left;
        }
        if (left.isEmpty()) {
            return right;
        }
        var all = new ArrayList<T>(left.size() + right.size());
        all.addAll(left);
        all.addAll(right);
        return all;
    }
}
