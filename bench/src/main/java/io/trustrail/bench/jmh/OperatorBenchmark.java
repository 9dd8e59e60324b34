package io.trustrail.bench.jmh;

import io.trustrail.gateway.guard.Replacement;
import io.trustrail.gateway.guard.Rewrite;
import io.trustrail.gateway.privacy.OperatorKind;
import io.trustrail.gateway.privacy.Operators;
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

/** What one replacement costs, for each kind of operator. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseSerialGC")
public class OperatorBenchmark {

    private static final int KEY_LENGTH = 32;

    @Param
    private OperatorKind kind = OperatorKind.KEEP;

    @Param({"ada.lovelace@example.com", "Ada.Lovelace@Example.com"})
    private String value = "";

    private Rewrite rewrite = (category, text) -> new Replacement(text, false);

    @Setup(Level.Trial)
    public void prepare() {
        rewrite = new Operators(new byte[KEY_LENGTH]).operator(kind, "bench");
    }

    @Benchmark
    public Replacement rewrite() {
        return rewrite.rewrite("EMAIL", value);
    }
}
