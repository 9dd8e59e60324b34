package io.trustrail.gateway.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Threads of this JVM. Micrometer's own binder asks the JVM for a {@code ThreadInfo} of every thread, once for each state: on
 * a busy machine with many threads, a scrape takes longer than Prometheus waits for it. Here a state is a field that is read.
 */
public final class JvmThreads implements MeterBinder {

    private static final String UNIT = "threads";

    /** Threads that come into being while they are listed still find room. */
    private static final int SPARE = 64;

    @Override
    public void bindTo(MeterRegistry registry) {
        var threads = ManagementFactory.getThreadMXBean();
        gauge(registry, threads, "jvm.threads.live", "Threads", ThreadMXBean::getThreadCount);
        gauge(registry, threads, "jvm.threads.daemon", "Of them, daemons", ThreadMXBean::getDaemonThreadCount);
        gauge(registry, threads, "jvm.threads.peak", "The most there were", ThreadMXBean::getPeakThreadCount);
        FunctionCounter.builder("jvm.threads.started", threads, ThreadMXBean::getTotalStartedThreadCount)
                .description("Threads since the start")
                .baseUnit(UNIT)
                .register(registry);
        for (var state : Thread.State.values()) {
            Gauge.builder("jvm.threads.states", state, JvmThreads::count)
                    .description("Threads by their state")
                    .baseUnit(UNIT)
                    .tag("state", state.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .register(registry);
        }
    }

    private static void gauge(
            MeterRegistry registry,
            ThreadMXBean threads,
            String name,
            String description,
            ToDoubleFunction<ThreadMXBean> value) {
        Gauge.builder(name, threads, value)
                .description(description)
                .baseUnit(UNIT)
                .register(registry);
    }

    private static double count(Thread.State state) {
        return Arrays.stream(all()).filter(thread -> thread.getState() == state).count();
    }

    private static Thread[] all() {
        var group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        var found = new Thread[group.activeCount() + SPARE];
        return Arrays.copyOf(found, group.enumerate(found));
    }
}
