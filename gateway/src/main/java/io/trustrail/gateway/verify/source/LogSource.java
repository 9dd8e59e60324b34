package io.trustrail.gateway.verify.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Where a log's files come from: a directory, an address, an export. */
@FunctionalInterface
public interface LogSource extends Closeable {

    /** A file of the log, by its path such as {@code tile/0/000}; empty if there is none. */
    Optional<byte[]> read(String path) throws IOException;

    /** Whether it is meant to have the text of an entry. A log has all of them, an export those that somebody chose. */
    default boolean has(long index) {
        return true;
    }

    /** Which entries it is meant to have, for people, such as {@code entries 0 to 93}; empty for a log, which has all. */
    default String extent() {
        return "";
    }

    /** Whether there is more in it than it says that it has; asked last. */
    default boolean hasMore() throws IOException {
        return false;
    }

    @Override
    default void close() throws IOException {}
}
