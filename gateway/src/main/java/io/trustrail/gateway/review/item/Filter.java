package io.trustrail.gateway.review.item;

import java.util.Set;

/**
 * Which reviews a list shows. An empty text or set does not filter.
 *
 * @param reason one of its reasons
 * @param person who has claimed or decided it
 * @param search part of the id of the review or call, of the application, feature or model
 * @param overdue only those whose time is over
 * @param after the {@link Page#next} of the page before
 * @param limit how many at most, 1 to 1000
 */
public record Filter(
        Set<Status> statuses,
        String mode,
        String feature,
        String language,
        String skill,
        String reason,
        String person,
        String search,
        boolean overdue,
        String after,
        int limit) {

    /** Everything that waits. */
    public static final Filter WAITING =
            new Filter(Set.of(Status.OPEN, Status.CLAIMED), "", "", "", "", "", "", "", false, "", 50);

    public Filter {
        statuses = Set.copyOf(statuses);
    }
}
