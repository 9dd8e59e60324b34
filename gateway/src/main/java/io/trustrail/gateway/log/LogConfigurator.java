package io.trustrail.gateway.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.Logger;

/**
 * Sets logging up without any file: JSON lines on standard output, written by a thread of their own so that a slow terminal
 * holds no event loop. {@code TRUSTRAIL_LOG_LEVEL} sets the level of our own loggers, {@code INFO} if it is not set.
 */
public final class LogConfigurator extends ContextAwareBase implements Configurator {

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        var encoder = new JsonLineEncoder();
        encoder.setContext(context);
        encoder.start();
        var lines = new LineAppender(encoder, System.out);
        lines.setContext(context);
        lines.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(lines);
        context.getLogger("io.trustrail").setLevel(Level.toLevel(System.getenv("TRUSTRAIL_LOG_LEVEL"), Level.INFO));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
