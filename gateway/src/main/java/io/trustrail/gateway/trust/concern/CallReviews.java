package io.trustrail.gateway.trust.concern;

import io.vertx.core.Future;

/** Puts calls before reviewers. */
@FunctionalInterface
public interface CallReviews {

    /**
     * Opens the review of a call that somebody is concerned about, or finds the one that there is.
     *
     * @return id of the review
     */
    Future<String> open(CallBook.Known call, Concern concern);
}
