package io.trustrail.gateway.review.queue;

import java.time.Duration;

/**
 * How the queue is run.
 *
 * @param lease how long a claim lasts without being renewed
 * @param look how often leases, windows and due times are looked at, and decisions that other processes made
 */
public record QueueOptions(Duration lease, Duration look) {

    public static final QueueOptions DEFAULT = new QueueOptions(Duration.ofMinutes(10), Duration.ofSeconds(1));
}
