package io.trustrail.gateway.log;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** Lines on their way to standard output. */
public final class LogLines {

    private LogLines() {}

    /** Writes what the log's own thread has not written yet, and ends logging. Blocks, for a second at most. */
    public static void flush() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.stop();
        }
    }
}
