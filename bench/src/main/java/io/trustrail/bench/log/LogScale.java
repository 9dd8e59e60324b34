package io.trustrail.bench.log;

import io.trustrail.gateway.audit.index.LogIndex;
import io.trustrail.gateway.audit.log.leaf.Leaf;
import io.trustrail.gateway.audit.log.note.Checkpoint;
import io.trustrail.gateway.audit.log.note.LogKey;
import io.trustrail.gateway.audit.log.proof.Prover;
import io.trustrail.gateway.audit.log.tile.DurableFiles;
import io.trustrail.gateway.audit.log.tile.TileWriter;
import io.trustrail.gateway.audit.segment.ChannelFactory;
import io.trustrail.gateway.verify.LogVerifier;
import io.trustrail.gateway.verify.VerifierKey;
import io.trustrail.gateway.verify.source.Sources;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * Makes a log of many calls as a gateway would, verifies it as a whole, and proves single calls.
 *
 * <pre>java -Xmx256m -XX:+UseSerialGC -cp bench/target/benchmarks.jar io.trustrail.bench.log.LogScale DIR LEAVES</pre>
 */
public final class LogScale {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int LEAVES_PER_CHECKPOINT = 16_384;
    private static final int PROOFS = 500;
    private static final double NANOS = 1e9;

    private final Path data;
    private final long leaves;
    private final PrintStream out;

    private LogScale(Path data, long leaves, PrintStream out) {
        this.data = data;
        this.leaves = leaves;
        this.out = out;
    }

    /** Arguments: an empty directory, and how many leaves. */
    public static void main(String[] arguments) throws IOException {
        new LogScale(Path.of(arguments[0]), Long.parseLong(arguments[1]), System.out).run();
    }

    private void run() throws IOException {
        write();
        proveLeaves();
        index();
        proveCalls();
        verify();
        out.printf("peak memory of this process: %s%n", peak());
    }

    /** What Linux has counted, or an empty text elsewhere. */
    private static String peak() throws IOException {
        var status = Path.of("/proc/self/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .map(line -> line.substring("VmHWM:".length()).strip())
                        .findFirst()
                        .orElse("")
                : "";
    }

    private void write() throws IOException {
        var log = Files.createDirectories(data.resolve("log"));
        var key = LogKey.create("bench.example/log");
        var files = new DurableFiles(log, ChannelFactory.DISK);
        files.write("vkey", key.verifier().getBytes(StandardCharsets.UTF_8));
        var tiles = TileWriter.resume(log, 0, files);
        long start = System.nanoTime();
        long bytes = 0;
        for (long i = 0; i < leaves; i++) {
            var leaf = Leaf.of(record(i).getBytes(StandardCharsets.UTF_8));
            bytes += leaf.length;
            tiles.append(leaf);
            if (i % LEAVES_PER_CHECKPOINT == LEAVES_PER_CHECKPOINT - 1 || i == leaves - 1) {
                tiles.flush();
                var note = key.sign(new Checkpoint(key.name(), tiles.size(), tiles.root()), START.getEpochSecond());
                files.write("checkpoint", note.toString().getBytes(StandardCharsets.UTF_8));
                tiles.tidy();
            }
        }
        report("write", leaves, start);
        out.printf("leaf bytes: %d a leaf, %d a call%n", bytes / leaves, 2 * bytes / leaves);
        out.printf("on disk: %d bytes a call, with tiles%n", 2 * onDisk(log) / leaves);
        System.gc();
        var runtime = Runtime.getRuntime();
        out.printf("heap in use: %.1f MiB%n", (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0);
    }

    private static long onDisk(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /** Calls that open and close, with the fields that a gateway's have. */
    private static String record(long i) {
        var call = call(i / 2);
        var common =
                "{\"seq\":" + (i + 1) + ",\"type\":\"" + (i % 2 == 0 ? "opened" : "closed") + "\",\"call\":\"" + call
                        + "\",\"at\":\"" + START.plusMillis(i * 37)
                        + "\",\"tenant\":\"default\",\"application\":\"desk-" + i / 2 % 20
                        + "\",\"feature\":\"support-replies\",\"policyHash\":\"5d41402abc4b2a76b9719d911017c592\"";
        var target = ",\"vendor\":\"openai\",\"model\":\"gpt-4o\"";
        var findings = "\"findings\":{\"EMAIL\":1,\"PERSON\":2,\"PHONE\":1},";
        return i % 2 == 0
                ? common + ",\"level\":1,\"dialect\":\"openai-chat\",\"stream\":true" + target
                        + ",\"verdict\":\"REWRITE\"," + findings + "\"unscanned\":[],\"failed\":[]}"
                : common + ",\"outcome\":\"delivered\",\"status\":200" + target
                        + ",\"attempts\":1,\"coverage\":\"window\",\"verdict\":\"ALLOW\"," + findings
                        + "\"restoreMisses\":0,\"failed\":[],\"inputTokens\":812,\"outputTokens\":240,\"totalMicros\":1234567}";
    }

    private static String call(long number) {
        return String.format("call_%022d", number);
    }

    private void verify() throws IOException {
        var key = VerifierKey.parse(Files.readString(data.resolve("log/vkey")));
        long start = System.nanoTime();
        var result = LogVerifier.verify(Sources.of(data.toString()), key, List.of());
        report("verify", leaves, start);
        if (!result.sound()) {
            throw new IllegalStateException(result.faults().get(0).toString());
        }
    }

    private void proveLeaves() throws IOException {
        var random = new Random(1);
        long start = System.nanoTime();
        for (int i = 0; i < PROOFS; i++) {
            Prover.at(data.resolve("log")).prove("", List.of(Math.floorMod(random.nextLong(), leaves)));
        }
        report("prove a leaf by its index", PROOFS, start);
    }

    private void index() throws IOException {
        long start = System.nanoTime();
        new LogIndex(data).catchUp();
        report("index", leaves, start);
        out.printf("index: %.0f MiB%n", Files.size(data.resolve(LogIndex.FILE)) / 1048576.0);
    }

    private void proveCalls() {
        var random = new Random(2);
        var index = new LogIndex(data);
        long start = System.nanoTime();
        for (int i = 0; i < PROOFS; i++) {
            if (index.prove(call(Math.floorMod(random.nextLong(), leaves / 2))).isEmpty()) {
                throw new IllegalStateException("a call has no proof");
            }
        }
        report("prove a call by its id", PROOFS, start);
    }

    private void report(String what, long count, long start) {
        double seconds = (System.nanoTime() - start) / NANOS;
        out.printf(
                "%s: %d in %.2f s, %.0f/s, %.3f ms each%n",
                what, count, seconds, count / seconds, seconds * 1e3 / count);
    }
}
