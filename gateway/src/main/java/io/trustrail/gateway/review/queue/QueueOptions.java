package io.trustrail.gateway.review.queue;

import java.time.Duration;

/**
 * How the queue is run.
 *
 * @param lease how long a claim lasts without being renewed
 * @param look how often leases, windows and due times are looked at, and decisions that other processes made
 * @param replica name of this gateway among those on the store: only it knows which of its answers are waited for
 */
public record QueueOptions(Duration lease, Duration look, String replica) {

    /** The usual times. */
    public static QueueOptions of(String replica) {
        return new QueueOptions(Duration.ofMinutes(10), Duration.ofSeconds(1), replica);
    }
}
