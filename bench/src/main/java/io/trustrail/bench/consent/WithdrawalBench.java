package io.trustrail.bench.consent;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * How long after a withdrawal at one gateway another one on the same PostgreSQL still lets the person's calls through.
 *
 * <pre>TRUSTRAIL_DATABASE_URL=… java -cp bench/target/benchmarks.jar io.trustrail.bench.consent.WithdrawalBench DIR N</pre>
 *
 * <p>Two gateways in this process, without Redis, so that nobody tells the second one. Each of N people has a call answered by
 * the second gateway, which so remembers the person; then the admin API of the first takes the withdrawal down, after a random
 * part of half a second, and the second is called until it refuses. Times are from the answer of the admin API to the refusal.
 */
public final class WithdrawalBench {

    private static final int REFUSED = 403;
    private static final int GOOD = 200;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long MOST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final double MILLION = 1e6;
    private static final double MEDIAN = 50;
    private static final double NEARLY_ALL = 99;

    private WithdrawalBench() {}

    /** Arguments: an empty directory, and how many withdrawals. */
    public static void main(String[] arguments) throws Exception {
        try (var pair = Pair.start(Path.of(arguments[0]))) {
            print(measure(pair, Integer.parseInt(arguments[1])), System.out);
        }
        // What the gateways' own event loops leave behind is no matter of this process.
        System.exit(0);
    }

    private static Histogram measure(Pair pair, int people) throws Exception {
        var times = new Histogram(LONGEST_NANOS, 3);
        var random = new Random(7);
        for (int i = 0; i < people; i++) {
            var person = "person-" + i;
            expect(GOOD, pair.call(person));
            LockSupport.parkNanos(random.nextLong(MOST_PAUSE_NANOS));
            expect(GOOD, pair.withdraw(person));
            times.recordValue(untilRefused(pair, person));
        }
        return times;
    }

    private static long untilRefused(Pair pair, String person) throws Exception {
        long start = System.nanoTime();
        int status = pair.call(person);
        while (status == GOOD && System.nanoTime() - start < LONGEST_NANOS) {
            status = pair.call(person);
        }
        expect(REFUSED, status);
        return System.nanoTime() - start;
    }

    private static void expect(int wanted, int status) {
        if (status != wanted) {
            throw new IllegalStateException("the gateway answers " + status + " and not " + wanted);
        }
    }

    private static void print(Histogram times, PrintStream out) {
        out.println("| withdrawals | median ms | p99 ms | max ms |");
        out.println("| --- | --- | --- | --- |");
        out.printf(
                "| %d | %.0f | %.0f | %.0f |%n",
                times.getTotalCount(),
                times.getValueAtPercentile(MEDIAN) / MILLION,
                times.getValueAtPercentile(NEARLY_ALL) / MILLION,
                times.getMaxValue() / MILLION);
    }
}
