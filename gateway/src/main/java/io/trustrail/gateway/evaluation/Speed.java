package io.trustrail.gateway.evaluation;

import com.sun.management.OperatingSystemMXBean;
import io.trustrail.gateway.evaluation.data.LabelledText;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How fast texts were searched by one thread, or by all that it waited for, by the processor's time, so that other work on the machine matters little.
 *
 * @param bytes of text in UTF-8 that were searched
 * @param nanoseconds of processor time that it took
 */
record Speed(long bytes, long nanoseconds) {

    static final Speed NOT_MEASURED = new Speed(0, 0);

    private static final double NANOSECONDS_PER_MICROSECOND = 1_000.0;

    /** Searches all texts again and again: for some time to warm up, then for as long to measure. */
    static Speed of(Finder finder, List<LabelledText> texts, long nanoseconds) {
        long bytes = 0;
        for (var text : texts) {
            bytes += text.text().getBytes(StandardCharsets.UTF_8).length;
        }
        if (bytes == 0 || nanoseconds == 0) {
            return NOT_MEASURED;
        }
        rounds(finder, texts, nanoseconds);
        long before = processorTime(finder);
        long rounds = rounds(finder, texts, nanoseconds);
        return new Speed(rounds * bytes, Math.max(1, processorTime(finder) - before));
    }

    private static long rounds(Finder finder, List<LabelledText> texts, long nanoseconds) {
        long end = System.nanoTime() + nanoseconds;
        long rounds = 0;
        do {
            texts.forEach(text -> finder.find(text.text()));
            rounds++;
        } while (System.nanoTime() < end);
        return rounds;
    }

    /* What is waited for works on threads of its own, so all threads count then. */
    private static long processorTime(Finder finder) {
        return finder.waits()
                ? ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                        .getProcessCpuTime()
                : ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    boolean isMeasured() {
        return nanoseconds > 0;
    }

    /** Millions of bytes for each second of one core. */
    double megabytesPerSecond() {
        return bytes / (nanoseconds / NANOSECONDS_PER_MICROSECOND);
    }
}
