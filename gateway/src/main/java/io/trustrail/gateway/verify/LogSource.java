package io.trustrail.gateway.verify;

import java.io.IOException;
import java.util.Optional;

/** Where the files of a log are read. */
@FunctionalInterface
public interface LogSource {

    /** A file by its path below the log, such as {@code tile/0/000}; empty if there is none. */
    Optional<byte[]> read(String path) throws IOException;
}
