package io.trustrail.gateway.audit.retention;

import io.trustrail.gateway.store.StoreUnavailable;
import java.io.IOException;

/** What somebody else has of a journal, such as a database. */
@FunctionalInterface
public interface JournalCopy {

    /** There is none. */
    JournalCopy NONE = before -> 0;

    /**
     * Removes what is before the file that has a record. Blocks.
     *
     * @return how many groups of records were removed
     * @throws StoreUnavailable if it can't be asked now
     */
    int forget(long before) throws IOException;
}
