package io.trustrail.gateway.console.reviews;

import io.trustrail.gateway.review.item.QueueHealth;
import io.trustrail.gateway.review.item.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How the queue does, as its page shows it. */
public record HealthView(QueueHealth health) {

    public long waiting() {
        return health.waiting().values().stream().mapToLong(Long::longValue).sum();
    }

    public List<Map.Entry<String, Long>> ages() {
        return List.copyOf(health.ages().entrySet());
    }

    /** How many were decided so. */
    public long decided(Status status) {
        return health.decided().getOrDefault(status, 0L);
    }

    public List<Status> ends() {
        return List.of(Status.APPROVED, Status.EDITED, Status.REJECTED, Status.EXPIRED);
    }

    public boolean known(double number) {
        return !Double.isNaN(number);
    }

    public Duration seconds(double seconds) {
        return Duration.ofSeconds(Math.round(seconds));
    }
}
