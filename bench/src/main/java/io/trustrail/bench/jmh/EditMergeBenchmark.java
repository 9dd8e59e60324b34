package io.trustrail.bench.jmh;

import io.trustrail.gateway.guard.Edit;
import io.trustrail.gateway.guard.Replacement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Joining the edits of several guards over one text; every third pair overlaps. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseSerialGC")
public class EditMergeBenchmark {

    private static final int STRIDE = 40;

    @Param({"1", "3", "30"})
    private int edits;

    private List<Edit> given = List.of();

    @Setup(Level.Trial)
    public void prepare() {
        var list = new ArrayList<Edit>(edits);
        for (int i = 0; i < edits; i++) {
            int start = i * STRIDE;
            int length = i % 3 == 0 ? STRIDE + 5 : STRIDE / 2;
            list.add(new Edit(
                    start,
                    start + length,
                    "EMAIL",
                    1,
                    (category, value) -> new Replacement("[" + category + "]", false)));
        }
        given = List.copyOf(list);
    }

    @Benchmark
    public List<Edit> merge() {
        return Edit.merge(given);
    }
}
