package io.trustrail.gateway.review.queue;

import io.trustrail.gateway.review.item.Item;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Learns what happens to reviews, in the transaction in which it happens. */
@FunctionalInterface
public interface QueueNews {

    /** Nobody wants to know. */
    QueueNews NONE = (connection, kind, item, at) -> {};

    /** What is told. */
    enum Kind {
        OPENED,
        OVERDUE,
        DECIDED
    }

    /**
     * Something happened.
     *
     * @param item as it is after the change
     */
    void told(Connection connection, Kind kind, Item item, Instant at) throws SQLException;
}
