package io.trustrail.bench.measure;

import io.trustrail.bench.load.Failure;
import io.trustrail.bench.load.Generator;
import io.trustrail.bench.load.Load;
import io.trustrail.bench.load.Tally;
import io.trustrail.bench.subject.Subject;
import io.trustrail.bench.upstream.Upstream;
import io.trustrail.bench.wire.EventLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** The loop with the upstream on it, and the ways to put a subject under load. */
public final class Bench implements AutoCloseable {

    private static final long RAMP_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double MEDIAN = 50;
    private static final double TAIL = 99;

    private final EventLoop loop;
    private final Upstream upstream;
    private final boolean alone;

    /** @param alone whether the rig has a core of its own, on which it may spin */
    public Bench(boolean alone) throws IOException {
        this.alone = alone;
        loop = new EventLoop();
        upstream = new Upstream(loop);
    }

    public InetSocketAddress upstream() throws IOException {
        return upstream.address();
    }

    /** One round: ramp up, measure for the time, wait until what is under way has ended. */
    Round round(Subject subject, Profile profile, int number, int perSecond, double seconds) throws IOException {
        var tally = new Tally();
        var load = profile.load(subject.kind().personal(), perSecond);
        var window = under(subject, load, alone && !profile.saturates(), seconds, tally);
        return result(subject, profile, number, window, tally);
    }

    /** Makes the subject's code hot for the load, and has it load what it loads on demand. Failures do not count. */
    void warmUp(Subject subject, Profile profile, double seconds) throws IOException {
        var unused = under(subject, profile.warmUp(subject.kind().personal()), false, seconds, new Tally());
    }

    private Sample under(Subject subject, Load load, boolean spin, double seconds, Tally tally) throws IOException {
        upstream.serve(load.conversation());
        try (var generator = new Generator(loop, subject.target(), load, tally)) {
            generator.start();
            loop.runFor(Math.max(RAMP_NANOS, load.rampNanos()), spin);
            tally.clear();
            var before = Sample.take(subject, tally);
            loop.runFor((long) (seconds * NANOS_PER_SECOND), spin);
            var window = Sample.take(subject, tally).since(before);
            drain(generator, spin);
            checkHidden(subject, tally);
            return window;
        }
    }

    private void drain(Generator generator, boolean spin) throws IOException {
        generator.stop();
        long last = System.nanoTime() + DRAIN_NANOS;
        loop.run(() -> generator.quiet() || System.nanoTime() > last, spin);
    }

    private void checkHidden(Subject subject, Tally tally) {
        if (subject.kind().hides() && upstream.emailsSeen() > 0) {
            tally.failed(Failure.NOT_HIDDEN, upstream.emailsSeen(), "the e-mail address");
        }
    }

    private static Round result(Subject subject, Profile profile, int number, Sample window, Tally tally)
            throws IOException {
        return new Round(
                profile,
                subject.kind(),
                number,
                window.time() / NANOS_PER_SECOND,
                window.calls(),
                window.chunks(),
                subject.child().isPresent() ? window.subject() / NANOS_PER_MICRO : Double.NaN,
                window.rigCores(),
                window.foreignCores(),
                subject.residentKib(),
                times(tally.latency()),
                times(tally.firstText()),
                times(tally.chunkDelay()),
                tally.firstChunkNumber().getValueAtPercentile(MEDIAN),
                new Round.FirstSentence(
                        times(tally.vendorToText()), times(tally.vendorSentence()), times(tally.beyondSentence())),
                tally.failureCount(),
                tally.firstFailure());
    }

    private static Round.Times times(Histogram histogram) {
        return new Round.Times(
                histogram.getValueAtPercentile(MEDIAN) / NANOS_PER_MICRO,
                histogram.getValueAtPercentile(TAIL) / NANOS_PER_MICRO);
    }

    /** Puts the load on the subject and calls back each second with the generator, until it has no more to do. */
    void run(Subject subject, Load load, Tally tally, EachSecond eachSecond) throws IOException {
        upstream.serve(load.conversation());
        try (var generator = new Generator(loop, subject.target(), load, tally)) {
            generator.start();
            boolean more = true;
            while (more) {
                loop.runFor(TimeUnit.SECONDS.toNanos(1), false);
                more = eachSecond.goOn(generator);
            }
            drain(generator, false);
            checkHidden(subject, tally);
        }
    }

    /** Looks at a load under way. */
    @FunctionalInterface
    interface EachSecond {

        boolean goOn(Generator generator) throws IOException;
    }

    /** Lets the loop run without load. */
    void rest(double seconds) throws IOException {
        loop.runFor((long) (seconds * NANOS_PER_SECOND), false);
    }

    @Override
    public void close() throws IOException {
        loop.close();
    }
}
