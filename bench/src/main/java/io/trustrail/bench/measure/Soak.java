package io.trustrail.bench.measure;

import io.trustrail.bench.load.Tally;
import io.trustrail.bench.subject.Kind;
import io.trustrail.bench.subject.Launcher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A subject under a steady open loop for minutes: memory must stay as it is. */
public final class Soak {

    private static final double SETTLING_SHARE = 0.2;

    /**
     * The memory over time.
     *
     * @param residentKib once per second, from the first second of the load after the warm-up
     */
    public record Result(
            Kind kind,
            double minutes,
            int perSecond,
            long calls,
            List<Long> residentKib,
            long failures,
            String firstFailure) {

        public Result {
            residentKib = List.copyOf(residentKib);
        }

        /** The samples after the first fifth, in which a heap takes its shape. */
        private List<Long> settled() {
            return residentKib.subList((int) (residentKib.size() * SETTLING_SHARE), residentKib.size());
        }

        public long startKib() {
            return settled().get(0);
        }

        public long endKib() {
            return settled().get(settled().size() - 1);
        }

        public long leastKib() {
            return settled().stream().mapToLong(Long::longValue).min().orElseThrow();
        }

        public long mostKib() {
            return settled().stream().mapToLong(Long::longValue).max().orElseThrow();
        }

        /** The farthest that memory went from where it was, as a share of that. */
        public double drift() {
            return (double) Math.max(mostKib() - startKib(), startKib() - leastKib()) / startKib();
        }
    }

    private final Bench bench;
    private final Launcher launcher;
    private final Plan plan;

    public Soak(Bench bench, Launcher launcher, Plan plan) {
        this.bench = bench;
        this.launcher = launcher;
        this.plan = plan;
    }

    /** Measures a subject in a process of its own. */
    public Result run(Kind kind) throws IOException {
        try (var subject = launcher.launch(kind)) {
            bench.round(subject, Profile.JSON_1K, 0, plan.perSecond(), plan.warmUpSeconds());
            var load = Profile.OPEN_LOOP.load(kind.personal(), plan.soakPerSecond());
            var tally = new Tally();
            var resident = new ArrayList<Long>();
            long end = System.nanoTime() + (long) (plan.soakMinutes() * TimeUnit.MINUTES.toNanos(1));
            bench.run(subject, load, tally, generator -> {
                resident.add(subject.residentKib());
                return System.nanoTime() < end && subject.child().orElseThrow().alive();
            });
            return new Result(
                    kind,
                    plan.soakMinutes(),
                    plan.soakPerSecond(),
                    tally.calls(),
                    resident,
                    tally.failureCount(),
                    tally.firstFailure());
        }
    }
}
