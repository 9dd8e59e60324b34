package io.trustrail.bench.log;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * How much a commit point adds to a call, and how many records it makes durable.
 *
 * <pre>java -cp bench/target/benchmarks.jar io.trustrail.bench.log.CommitBench DIR SECONDS none,journal</pre>
 *
 * <p>Each call appends OPENED and waits for it, then appends CLOSED and waits for nothing. In the open loop calls are due at
 * random times, and times are taken from when a call was due. {@code none} is what the bench itself takes. At saturation 256
 * calls wait at a time.
 */
public final class CommitBench {

    private static final int[] RATES = {1_000, 4_000};
    private static final int AT_ONCE = 256;
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final double NANOS = 1e9;
    private static final double MILLION = 1e6;

    private final CommitPoint point;
    private final Context context;
    private final AtomicLong number = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    private CommitBench(Vertx vertx, CommitPoint point) {
        this.point = point;
        this.context = vertx.getOrCreateContext();
    }

    /** Arguments: an empty directory on the disk that is meant, seconds for each figure, names of commit points. */
    public static void main(String[] arguments) throws Exception {
        var directory = Path.of(arguments[0]);
        var time = Duration.ofSeconds(Long.parseLong(arguments[1]));
        var vertx = Vertx.vertx();
        try {
            head(System.out);
            for (var name : List.of(arguments[2].split(",", -1))) {
                measure(vertx, name, Files.createDirectories(directory.resolve(name)), time, System.out);
            }
        } finally {
            vertx.close().await(1, TimeUnit.MINUTES);
        }
    }

    private static void head(PrintStream out) {
        out.println("| commit point | load | calls/s | records/s | p50 ms | p99 ms | p99.9 ms | failed |");
        out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
    }

    private static void measure(Vertx vertx, String name, Path directory, Duration time, PrintStream out)
            throws IOException, InterruptedException, TimeoutException {
        var point = CommitPoints.open(name, vertx, directory);
        try {
            var bench = new CommitBench(vertx, point);
            bench.openLoop(RATES[0], WARM_UP);
            for (int rate : RATES) {
                bench.print(out, name, "open loop, " + rate + " calls/s", bench.openLoop(rate, time), time);
            }
            if (!name.equals(CommitPoints.NONE)) {
                bench.saturate(WARM_UP);
                bench.print(out, name, AT_ONCE + " calls wait", bench.saturate(time), time);
            }
        } finally {
            point.close().await(1, TimeUnit.MINUTES);
        }
    }

    private void print(PrintStream out, String name, String load, Histogram times, Duration time) {
        double calls = times.getTotalCount() * NANOS / time.toNanos();
        out.printf(
                "| %s | %s | %,.0f | %,.0f | %.3f | %.3f | %.3f | %d |%n",
                name,
                load,
                calls,
                2 * calls,
                times.getValueAtPercentile(50) / MILLION,
                times.getValueAtPercentile(99) / MILLION,
                times.getValueAtPercentile(99.9) / MILLION,
                failed.getAndSet(0));
    }

    /** Calls at random times, as they come from many independent callers. */
    private Histogram openLoop(int rate, Duration time) throws InterruptedException {
        var times = new Histogram(LONGEST_NANOS, 3);
        var random = new Random(rate);
        long start = System.nanoTime();
        long due = start;
        long calls = 0;
        var done = new AtomicLong();
        while (due - start < time.toNanos()) {
            due += (long) (-Math.log(1 - random.nextDouble()) * NANOS / rate);
            waitUntil(due);
            long since = due;
            calls++;
            context.runOnContext(v -> call(since, times, done));
        }
        while (done.get() < calls) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        return settled(times);
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void call(long since, Histogram times, AtomicLong done) {
        long id = number.incrementAndGet();
        point.append(Calls.opened(id)).onComplete(appended -> {
            times.recordValue(Math.min(System.nanoTime() - since, LONGEST_NANOS));
            if (appended.failed()) {
                failed.incrementAndGet();
            }
            point.appendLater(Calls.closed(id));
            done.incrementAndGet();
        });
    }

    /** As many calls as it takes, each followed by another one. */
    private Histogram saturate(Duration time) throws InterruptedException {
        var times = new Histogram(LONGEST_NANOS, 3);
        long end = System.nanoTime() + time.toNanos();
        var ended = new CountDownLatch(AT_ONCE);
        for (int i = 0; i < AT_ONCE; i++) {
            context.runOnContext(v -> again(end, times, ended));
        }
        ended.await();
        return settled(times);
    }

    private void again(long end, Histogram times, CountDownLatch ended) {
        long since = System.nanoTime();
        if (since >= end) {
            ended.countDown();
            return;
        }
        long id = number.incrementAndGet();
        point.append(Calls.opened(id)).onComplete(appended -> {
            times.recordValue(System.nanoTime() - since);
            if (appended.failed()) {
                failed.incrementAndGet();
            }
            point.appendLater(Calls.closed(id));
            context.runOnContext(v -> again(end, times, ended));
        });
    }

    /** The histogram, once the context has done all that was to be done. It is written on the context only. */
    private Histogram settled(Histogram times) throws InterruptedException {
        var settled = new CountDownLatch(1);
        context.runOnContext(v -> settled.countDown());
        settled.await();
        return times;
    }
}
