package io.trustrail.gateway.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Timeout(60)
class LineAppenderTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final LoggerContext context = new LoggerContext();

    private Logger logger(OutputStream target) {
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.start();
        var appender = new LineAppender(new JsonLineEncoder(), new PrintStream(target, true, UTF_8));
        appender.setContext(context);
        appender.start();
        var logger = context.getLogger("io.trustrail.Test");
        logger.addAppender(appender);
        return logger;
    }

    private List<String> lines() {
        context.stop();
        return written.toString(UTF_8).lines().toList();
    }

    @Test
    void everyLineIsWrittenInOrderBeforeTheEnd() {
        var logger = logger(written);
        for (int i = 0; i < 1000; i++) {
            logger.info("line {}", i);
        }
        var lines = lines();
        assertThat(lines).hasSize(1000);
        assertThat(lines.get(0)).contains("\"line 0\"");
        assertThat(lines.get(999)).contains("\"line 999\"");
    }

    @Test
    void aSlowTerminalHoldsNobodyAndWhatWasDroppedIsTold() {
        var slow = new CountDownLatch(1);
        var logger = logger(new OutputStream() {
            @Override
            public void write(int b) {
                written.write(b);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                try {
                    slow.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                written.write(bytes, from, length);
            }
        });
        int logged = 40_000;
        for (int i = 0; i < logged; i++) {
            logger.info("line {}", i);
        }
        slow.countDown();
        var lines = lines();
        var told = lines.stream().filter(line -> line.contains("lines were dropped")).toList();
        long lost = told.stream()
                .mapToLong(line -> Long.parseLong(line.replaceAll(".*\"lines\":(\\d+)}", "$1")))
                .sum();
        assertThat(lost).isPositive();
        assertThat(lines.size() - told.size() + lost).isEqualTo(logged);
    }

    @Test
    void aLineThatCanNotBeWrittenIsCountedAndTheOthersAreWritten() {
        var unspeakable = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("never");
            }
        };
        var logger = logger(written);
        logger.info("before");
        logger.atInfo().addKeyValue("what", unspeakable).log("odd");
        logger.info("after");
        assertThat(lines())
                .anyMatch(line -> line.contains("before"))
                .anyMatch(line -> line.contains("after"))
                .anyMatch(line -> line.contains("\"lines\":1"))
                .noneMatch(line -> line.contains("odd"));
    }

    @Test
    void ourLoggersTellMoreThanOthers() {
        new LogConfigurator().configure(context);
        assertThat(context.getLogger("io.trustrail.calls").getEffectiveLevel()).isEqualTo(Level.INFO);
        assertThat(context.getLogger("io.netty").getEffectiveLevel()).isEqualTo(Level.WARN);
        assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders())
                .toIterable()
                .singleElement()
                .isInstanceOf(LineAppender.class);
        context.stop();
    }

    @Test
    void loggingIsSetUpByTheServiceFile() {
        assertThat(LoggerFactory.getILoggerFactory()).isInstanceOfSatisfying(LoggerContext.class, real -> assertThat(
                        real.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders())
                .toIterable()
                .hasAtLeastOneElementOfType(LineAppender.class));
    }
}
