package io.trustrail.gateway.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rewrites {@code [start, end)} of a passage's text. The replacement is made once, after all edits are merged. */
public record Edit(int start, int end, String category, double score, Rewrite rewrite) {

    public static Edit of(Finding finding, Rewrite rewrite) {
        return new Edit(finding.start(), finding.end(), finding.category(), finding.score(), rewrite);
    }

    /**
     * Joins overlapping edits, so that no character of any of them is left behind: each cluster becomes one edit over
     * its whole stretch, named and rewritten as its longest member says (then the highest score, then the first given).
     *
     * @return edits that do not overlap, ordered by start
     */
    public static List<Edit> merge(List<Edit> edits) {
        if (edits.size() < 2) {
            return edits;
        }
        var sorted = new ArrayList<>(edits);
        sorted.sort(Comparator.comparingInt(Edit::start));
        var merged = new ArrayList<Edit>(sorted.size());
        var winner = sorted.get(0);
        int start = winner.start();
        int end = winner.end();
        for (var next : sorted.subList(1, sorted.size())) {
            if (next.start() < end) {
                winner = winner.beats(next) ? winner : next;
                end = Math.max(end, next.end());
            } else {
                merged.add(winner.over(start, end));
                winner = next;
                start = next.start();
                end = next.end();
            }
        }
        merged.add(winner.over(start, end));
        return merged;
    }

    private boolean beats(Edit other) {
        int longer = Integer.compare(end - start, other.end - other.start);
        return longer > 0 || (longer == 0 && score >= other.score);
    }

    private Edit over(int from, int to) {
        return from == start && to == end ? this : new Edit(from, to, category, score, rewrite);
    }
}
