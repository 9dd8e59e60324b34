package io.trustrail.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.bench.load.Failure;
import io.trustrail.bench.load.Target;
import io.trustrail.bench.subject.Kind;
import io.trustrail.bench.subject.Subject;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BenchTest {

    @Test
    void aRoundCountsCallsAndReadsTheClocks() throws IOException {
        try (var bench = new Bench(false)) {
            var round = bench.round(direct(bench, Kind.DIRECT), Profile.JSON_1K, 2, 500, 0.5);

            assertThat(round.failures()).isZero();
            assertThat(round.number()).isEqualTo(2);
            assertThat(round.calls()).isPositive();
            assertThat(round.seconds()).isGreaterThanOrEqualTo(0.5);
            assertThat(round.foreignCores()).isNotNegative();
            assertThat(round.cpuPerCall()).isNaN();
        }
    }

    @Test
    void aSubjectThatShowsAPersonalValueToTheVendorFails() throws IOException {
        try (var bench = new Bench(false)) {
            var round = bench.round(direct(bench, Kind.LEVEL1), Profile.JSON_1K, 1, 500, 0.2);

            assertThat(round.failures()).isPositive();
            assertThat(round.firstFailure()).startsWith(Failure.NOT_HIDDEN.meaning());
        }
    }

    private static Subject direct(Bench bench, Kind kind) throws IOException {
        return new Subject(kind, new Target(bench.upstream(), "model", "key"), Optional.empty());
    }
}
