package io.trustrail.gateway.audit.commit;

import io.trustrail.gateway.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** The journals of all gateways that have theirs in the database. From any thread; blocks. */
public final class ReplicaJournals {

    /** So that a turn takes seconds. */
    private static final int FILES_AT_ONCE = 16;

    private final Store store;

    public ReplicaJournals(Store store) {
        this.store = store;
    }

    /** Gateways that are not connected, with the number of their next record, unless all before it was reported. */
    public Map<String, Long> silent() {
        return store.query(GroupTable::silent);
    }

    /** Writes the last files of a gateway's journal: those that tell which calls are open. */
    public void copyEnd(String replica, Path directory) throws IOException {
        try {
            store.query(connection -> {
                try {
                    Restored.end(connection, replica, directory);
                    return true;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Notes that nothing before a record has to be reported again. */
    public void reported(String replica, long next) {
        store.call(connection -> GroupTable.reported(connection, replica, next));
    }

    /**
     * Removes the beginning of a gateway's journal: files before the one that has a record, some at once. Months that
     * nobody has anything in any more are dropped.
     *
     * @return how many groups of records were removed
     */
    public int forget(String replica, long before) {
        return store.call(connection -> {
            int removed = GroupTable.remove(connection, replica, before, FILES_AT_ONCE);
            if (removed > 0) {
                GroupTable.dropEmptyMonths(connection);
            }
            return removed;
        });
    }
}
