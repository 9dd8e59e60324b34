package io.trustrail.gateway.review.labels;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/**
 * What applications say of answers, as labels: with the confidence that was measured for the answer. It counts until a person
 * here decides about the answer. In the caller's transaction.
 */
public final class FeedbackLabels {

    private FeedbackLabels() {}

    /**
     * Takes down what was said of a call.
     *
     * @return whether it is a label: only calls that have a review have a confidence with its signals
     */
    public static boolean put(
            Connection connection, String call, String tenant, String application, boolean approved, Instant at)
            throws SQLException {
        return LabelTable.fromFeedback(connection, call, tenant, application, approved, at);
    }

    /** Forgets what was said of a call. */
    public static void forget(Connection connection, String call) throws SQLException {
        LabelTable.forgetFeedback(connection, call);
    }
}
