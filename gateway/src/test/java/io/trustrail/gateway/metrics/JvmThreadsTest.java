package io.trustrail.gateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JvmThreadsTest {

    private static final int MANY = 100;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private double threads(String state) {
        return registry.get("jvm.threads.states").tag("state", state).gauge().value();
    }

    @Test
    void threadsAreCountedByTheirState() throws InterruptedException {
        new JvmThreads().bindTo(registry);
        var running = new CountDownLatch(MANY);
        var over = new CountDownLatch(1);
        var threads = IntStream.range(0, MANY)
                .mapToObj(number -> new Thread(() -> {
                    running.countDown();
                    waitFor(over);
                }))
                .toList();
        threads.forEach(Thread::start);
        running.await();
        while (threads.stream().anyMatch(thread -> thread.getState() != Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
        assertThat(threads("waiting")).isGreaterThanOrEqualTo(MANY);
        assertThat(threads("runnable")).isPositive();
        assertThat(Stream.of("new", "terminated").mapToDouble(this::threads).sum())
                .isZero();
        assertThat(registry.get("jvm.threads.live").gauge().value()).isGreaterThan(MANY);
        over.countDown();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(registry.get("jvm.threads.peak").gauge().value())
                .isEqualTo(ManagementFactory.getThreadMXBean().getPeakThreadCount());
    }

    private static void waitFor(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
