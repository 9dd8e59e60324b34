package io.trustrail.bench.log;

import io.trustrail.gateway.audit.AuditEvent;
import io.vertx.core.Future;

/** What makes a call's first record durable before its text may leave: the thing that is measured. */
interface CommitPoint {

    /** Succeeds when the record is durable, on the context of whoever asks, which is an event loop. */
    Future<Void> append(AuditEvent event);

    /** A record that nobody waits for. */
    void appendLater(AuditEvent event);

    /** Ends it, after all that was appended. */
    Future<Void> close();
}
