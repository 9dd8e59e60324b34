package io.trustrail.gateway.content;

import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.store.Store;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Removes content whose time is over. */
public final class Retention {

    private static final int MOST_AT_ONCE = 200;

    private final Store store;
    private final ContentStore contents;
    private final Clock clock;

    public Retention(Store store, ContentStore contents, Clock clock) {
        this.store = store;
        this.contents = contents;
        this.clock = clock;
    }

    /**
     * Removes all that is past its time, a little in each transaction, and leaves no traces in the files. Blocks.
     *
     * @return what the record shall tell; empty if there was nothing to do
     */
    public Optional<AuditEvent> apply() {
        var now = clock.instant();
        long removed = 0;
        int last;
        do {
            last = contents.expire(now, MOST_AT_ONCE);
            removed += last;
        } while (last == MOST_AT_ONCE);
        if (removed == 0) {
            return Optional.empty();
        }
        store.checkpoint();
        var facts = Map.of("removed.content", Long.toString(removed));
        return Optional.of(new AuditEvent.Noted("retention.applied", "", now, facts));
    }
}
