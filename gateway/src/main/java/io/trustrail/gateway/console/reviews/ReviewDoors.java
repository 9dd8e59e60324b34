package io.trustrail.gateway.console.reviews;

import io.trustrail.gateway.review.labels.LabelDesk;
import io.trustrail.gateway.review.queue.ReviewQueue;

/** What pages about reviews ask: the same doors that the admin API has. */
public record ReviewDoors(ReviewQueue queue, LabelDesk labels) {}
