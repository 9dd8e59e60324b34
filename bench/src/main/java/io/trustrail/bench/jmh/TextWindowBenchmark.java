package io.trustrail.bench.jmh;

import io.trustrail.gateway.detect.pii.PiiDetector;
import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.proxy.text.EditWriter;
import io.trustrail.gateway.proxy.text.TextWindow;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A streamed answer of 64 pieces through a window with the detector of personal data. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TextWindowBenchmark {

    private static final int PIECES = 64;
    private static final String PIECE = "twenty characters.. ";

    private final CallFacts call = new CallFacts("t", "a", "f", 1, "openai-chat", true, "");
    private final PiiDetector detector = new PiiDetector();

    @Benchmark
    public int streamOf64Pieces() {
        var window = new TextWindow(call, Direction.REPLY, Origin.ASSISTANT, detector.lookBehind());
        int released = 0;
        for (int i = 0; i < PIECES; i++) {
            var passage = window.append(PIECE, i == PIECES - 1);
            var found = detector.detect(passage.text(), passage.from(), passage.complete());
            int cut = window.cut(Verdict.allow(found.settled()), List.of(), passage.complete());
            released += window.release(cut, List.of(), EditWriter.IRREVERSIBLE).length();
        }
        return released;
    }
}
