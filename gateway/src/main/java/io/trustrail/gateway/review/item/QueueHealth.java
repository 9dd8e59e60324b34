package io.trustrail.gateway.review.item;

import java.util.List;
import java.util.Map;

/**
 * How the queue does. Durations are seconds; a number of which there is none is NaN.
 *
 * @param waiting how many wait, by status
 * @param overdue how many of them are overdue
 * @param oldestSeconds how long the oldest has waited
 * @param ages how many wait, by how long: {@code under-5m}, {@code under-1h}, {@code under-1d}, {@code older}
 * @param decided how many ended in the period, by status
 * @param inTime the share of those decided in the period that were decided before they were due
 * @param waitSecondsMedian from submission to decision
 * @param reviewers who decided how much in the period, the busiest first
 * @param pairs how many reviews two people looked at in the period
 * @param agreed the share of pairs that agreed
 */
public record QueueHealth(
        Map<Status, Long> waiting,
        long overdue,
        double oldestSeconds,
        Map<String, Long> ages,
        Map<Status, Long> decided,
        double inTime,
        double waitSecondsMedian,
        double waitSecondsP90,
        List<Reviewer> reviewers,
        long pairs,
        double agreed) {

    public QueueHealth {
        waiting = Map.copyOf(waiting);
        decided = Map.copyOf(decided);
        reviewers = List.copyOf(reviewers);
    }

    /**
     * What one person did.
     *
     * @param decisions verdicts, the first of two people's with four eyes among them
     * @param secondsMedian from claim to decision, of those that were the last word; NaN if none was
     */
    public record Reviewer(String name, long decisions, double secondsMedian) {}
}
