package io.trustrail.gateway.audit.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeafTimesTest {

    @Provide
    Arbitrary<List<Instant>> times() {
        var units = Arbitraries.of(ChronoUnit.SECONDS, ChronoUnit.MILLIS, ChronoUnit.MICROS, ChronoUnit.NANOS);
        // Few seconds, so that the same one comes again.
        return Combinators.combine(
                        Arbitraries.longs().between(1_796_000_000L, 1_796_000_003L),
                        Arbitraries.integers().between(0, 999_999_999),
                        units)
                .as((second, nanos, unit) ->
                        Instant.ofEpochSecond(second, nanos).truncatedTo(unit))
                .list()
                .ofMaxSize(20);
    }

    @Property
    void timesAreWhatTheySay(@ForAll("times") List<Instant> times) {
        var read = new LeafTimes();
        assertThat(times.stream().map(time -> read.micros(time.toString())))
                .isEqualTo(times.stream().map(IndexWriter::micros).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-11-22T10:00:00",
                "2026-13-22T10:00:00Z",
                "2026-11-22T10:00:00,5Z",
                "2026-11-22T10:00:00.5xZ",
                "2026-11-22T10:00:00+01:00"
            })
    void whatIsNoTimeIsNone(String text) {
        var read = new LeafTimes();
        assertThat(Stream.of("2026-11-22T10:00:00Z", text).map(read::micros))
                .containsExactly(1_795_341_600_000_000L, 0L);
    }
}
