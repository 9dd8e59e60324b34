package io.trustrail.gateway.audit.log;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * How a log is kept.
 *
 * @param directory where its files are
 * @param origin its name in checkpoints, or empty for one that is made up at the first start
 * @param interval how long a record waits at most for the checkpoint that covers it
 * @param idle how often a checkpoint is signed anew while nothing happens
 * @param clock tells when a checkpoint was signed
 */
public record LogOptions(Path directory, String origin, Duration interval, Duration idle, Clock clock) {

    /** The variable of the environment that names a new log. */
    public static final String ORIGIN = "TRUSTRAIL_LOG_ORIGIN";

    /** Of a gateway. */
    public static LogOptions of(Path directory, String origin) {
        return new LogOptions(directory, origin, Duration.ofSeconds(1), Duration.ofMinutes(1), Clock.systemUTC());
    }
}
