package io.trustrail.bench.measure;

import io.trustrail.bench.load.Load;
import io.trustrail.bench.load.Tally;
import io.trustrail.bench.subject.Kind;
import io.trustrail.bench.subject.Launcher;
import io.trustrail.bench.talk.Conversation;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** What many streams at one chunk per second hold in memory. */
public final class SlowStreams {

    private static final double REST_SECONDS = 2;
    private static final long RAMP_NANOS = TimeUnit.SECONDS.toNanos(5);

    /**
     * The memory of one subject.
     *
     * @param alive streams open at once at most
     * @param idleKib resident after warm-up, before the first stream
     * @param mostKib resident while all streams were open, at most
     * @param cores used by the subject over the whole time
     */
    public record Result(
            Kind kind, int alive, long idleKib, long mostKib, double cores, long failures, String firstFailure) {

        public double kibPerStream() {
            return (double) (mostKib - idleKib) / alive;
        }
    }

    private final Bench bench;
    private final Launcher launcher;
    private final Plan plan;

    public SlowStreams(Bench bench, Launcher launcher, Plan plan) {
        this.bench = bench;
        this.launcher = launcher;
        this.plan = plan;
    }

    /** Measures a subject in a process of its own. */
    public Result run(Kind kind) throws IOException {
        try (var subject = launcher.launch(kind)) {
            bench.round(subject, Profile.SSE_64, 0, plan.perSecond(), plan.warmUpSeconds());
            bench.rest(REST_SECONDS);
            long idle = subject.residentKib();
            var conversation = Conversation.stream("slow", plan.slowSeconds(), TimeUnit.SECONDS.toNanos(1));
            var tally = new Tally();
            var peak = new Peak();
            var before = Sample.take(subject, tally);
            bench.run(subject, Load.once(conversation, plan.slowStreams(), RAMP_NANOS), tally, generator -> {
                peak.see(generator.underWay(), subject.residentKib());
                return !generator.finished() && subject.child().orElseThrow().alive();
            });
            double cores = Sample.take(subject, tally).since(before).subjectCores();
            return new Result(kind, peak.streams, idle, peak.kib, cores, tally.failureCount(), tally.firstFailure());
        }
    }

    /** The memory while the most streams were open. */
    private static final class Peak {

        private int streams;
        private long kib;

        void see(int underWay, long resident) {
            if (underWay > streams) {
                kib = 0;
            }
            streams = Math.max(streams, underWay);
            kib = underWay == streams ? Math.max(kib, resident) : kib;
        }
    }
}
