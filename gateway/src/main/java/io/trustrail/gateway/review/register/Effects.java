package io.trustrail.gateway.review.register;

import io.trustrail.gateway.audit.AuditEvent;
import java.util.ArrayList;
import java.util.List;

/** What follows from a change: events that must be durable before it, and what is done after it. */
public final class Effects {

    private final List<AuditEvent.Noted> events = new ArrayList<>();
    private final List<Runnable> afterwards = new ArrayList<>();

    /** An event that is recorded before the change takes effect. */
    public void record(AuditEvent.Noted event) {
        events.add(event);
    }

    /** Something quick to do once the change is durable. */
    public void afterwards(Runnable work) {
        afterwards.add(work);
    }

    List<AuditEvent.Noted> events() {
        return events;
    }

    void run() {
        afterwards.forEach(Runnable::run);
    }
}
