package io.trustrail.gateway.review;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/** Where calls leave answers for people and learn what became of them. See the package's promises. */
public interface ReviewDesk {

    /**
     * Puts an answer before reviewers. Asking again for the same call gives the review that there is.
     *
     * @return id of the review, {@code rev_…}, once the review and the record of it are durable
     */
    Future<String> submit(Submission submission);

    /**
     * Waits for a decision, wherever it is made. May be asked again, and by several at once.
     *
     * @param atMost how long to wait, by a clock that does not jump; 0 to ask only
     * @return the decision, or empty if there was none in that time or there is no such review
     */
    Future<Optional<Decision>> await(String review, Duration atMost);

    /**
     * Ends the window of a review now: unless it is decided already, it is expired.
     *
     * @return the decision that holds, {@link Decision.Expired} or an earlier one; fails with {@link
     *     java.util.NoSuchElementException} if there is no such review
     */
    Future<Decision> lapse(String review);

    /** How far a review of this application is; empty if it has no such review. */
    Future<Optional<ReviewState>> state(String review, String tenant, String application);

    /**
     * The texts of a review of this application, edited where that was decided, with what their tokens stand for: to
     * deliver a parked answer. Empty if the application has no such review or its texts are erased.
     */
    Future<Optional<Content>> content(String review, String tenant, String application);

    /** Notes that the client left while its answer was held. */
    Future<Void> abandoned(String review);
}
