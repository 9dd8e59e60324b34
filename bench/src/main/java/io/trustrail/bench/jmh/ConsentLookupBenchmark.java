package io.trustrail.bench.jmh;

import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.audit.JournalOptions;
import io.trustrail.gateway.policy.trust.Purpose;
import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.seal.SubjectSeal;
import io.trustrail.gateway.seal.master.KeysetSource;
import io.trustrail.gateway.store.Store;
import io.trustrail.gateway.trust.consent.Consent;
import io.trustrail.gateway.trust.consent.Consents;
import io.trustrail.gateway.trust.consent.Consents.Statement;
import io.vertx.core.Vertx;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a call pays to know what its person said, where that is remembered: 1,000 people in turn. What is remembered ends after a
 * minute, so a fork has to be shorter.
 */
@State(Scope.Benchmark)
@Fork(3)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ConsentLookupBenchmark {

    private static final int PEOPLE = 1_000;

    private final Vertx vertx = Vertx.vertx();
    private final List<String> ids =
            IntStream.range(0, PEOPLE).mapToObj(i -> "person-" + i).toList();
    private final Path directory;
    private final Store store;
    private final Consents consents;
    private int next;

    public ConsentLookupBenchmark() {
        directory = temporary();
        store = Store.open(directory);
        consents = consents(vertx, store, directory);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("consents");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Consents consents(Vertx vertx, Store store, Path directory) {
        var seal = SubjectSeal.open(store, KeysetSource.of(directory, Map.of()), Clock.systemUTC());
        try {
            var journal = Journal.open(vertx, directory.resolve("journal"), JournalOptions.DEFAULT);
            return new Consents(vertx, store, seal, journal, Clock.systemUTC());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has everybody agree, and remembers it. */
    @Setup
    public void remember() {
        consents.watch();
        var said = new Statement(Map.of(Purpose.ANSWERING, Consent.State.GRANTED), "bench", "", "bench");
        ids.forEach(id -> consents.put("default", id, said).await());
        ids.forEach(id -> consents.of(Subject.person("default", id)).await());
    }

    @TearDown
    public void close() throws IOException {
        vertx.close().await();
        store.close();
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    @Benchmark
    public boolean remembered() {
        next = (next + 1) % PEOPLE;
        var asked = consents.of(Subject.person("default", ids.get(next)));
        if (!asked.succeeded()) {
            throw new IllegalStateException("it was not remembered");
        }
        return asked.result().isGranted(Purpose.ANSWERING);
    }
}
