package io.trustrail.gateway.console.reviews;

import io.trustrail.gateway.review.labels.LabelDesk;
import io.trustrail.gateway.review.queue.ReviewQueue;
import java.nio.file.Path;

/**
 * What pages about reviews ask: the same doors that the admin API has.
 *
 * @param policies the directory of the policy, for the change that a threshold asks for
 */
public record ReviewDoors(ReviewQueue queue, LabelDesk labels, Path policies) {}
