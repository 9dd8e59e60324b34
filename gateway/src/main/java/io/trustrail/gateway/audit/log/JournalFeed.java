package io.trustrail.gateway.audit.log;

import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * The journal that a log follows.
 *
 * @param directory where its segments are
 * @param durable number of its last record that is on disk; asked from the log's thread
 */
public record JournalFeed(Path directory, LongSupplier durable) {}
