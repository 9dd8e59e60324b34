package io.trustrail.gateway.trust.concern;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A concern without its texts.
 *
 * @param id {@code con_…}
 * @param application that passed it on; empty for the public form
 * @param call that it is about, or empty
 * @param review of that call, or empty
 * @param takenBy who works on it, or empty
 * @param findings categories of personal data in its text
 * @param hasContact whether its author said how to be reached
 * @param due when it should be answered or closed
 * @param overdue when it became overdue, or null
 * @param ended when it was answered or closed, or null
 */
public record Concern(
        String id,
        String tenant,
        String application,
        String call,
        Category category,
        Status status,
        String review,
        String takenBy,
        List<String> findings,
        boolean hasContact,
        Instant received,
        Instant due,
        @Nullable Instant overdue,
        @Nullable Instant ended) {

    public Concern {
        findings = List.copyOf(findings);
    }

    /** Whether it waits for longer than was promised. */
    public boolean isLate(Instant now) {
        return !status.isFinal() && !due.isAfter(now);
    }
}
