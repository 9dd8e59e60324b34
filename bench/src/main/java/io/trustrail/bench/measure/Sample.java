package io.trustrail.bench.measure;

import io.trustrail.bench.load.Tally;
import io.trustrail.bench.machine.Proc;
import io.trustrail.bench.subject.Subject;
import java.io.IOException;

/** The clocks at one moment, in nanoseconds, and what was counted until then. */
record Sample(long time, long busy, long rig, long subject, long calls, long chunks) {

    static Sample take(Subject subject, Tally tally) throws IOException {
        return new Sample(
                System.nanoTime(),
                Proc.busy(),
                Proc.cpu(ProcessHandle.current().pid()),
                subject.cpu(),
                tally.calls(),
                tally.chunks());
    }

    /** What happened since. */
    Sample since(Sample before) {
        return new Sample(
                time - before.time,
                busy - before.busy,
                rig - before.rig,
                subject - before.subject,
                calls - before.calls,
                chunks - before.chunks);
    }

    double rigCores() {
        return (double) rig / time;
    }

    double subjectCores() {
        return (double) subject / time;
    }

    double foreignCores() {
        return Math.max(0, (double) (busy - rig - subject) / time);
    }
}
