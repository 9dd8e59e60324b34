package io.trustrail.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.bench.measure.Profile;
import io.trustrail.bench.measure.Round;
import io.trustrail.bench.subject.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final Profile LOAD = Profile.JSON_1K;

    @Test
    void theMedianLeavesUncleanRoundsOut() {
        var figures = new Figures(List.of(
                round(Kind.PIPE, 1, 40, 0.0, 0), round(Kind.PIPE, 2, 90, 0.3, 0), round(Kind.PIPE, 3, 50, 0.2, 0)));

        assertThat(figures.median(LOAD, Kind.PIPE, Round::cpuPerCall)).isEqualTo(45);
        assertThat(figures.count(LOAD, Kind.PIPE)).isEqualTo("2/3");
    }

    @Test
    void uncleanRoundsCountWhereThereIsNoCleanOneAndAreTold() {
        var figures = new Figures(List.of(round(Kind.PIPE, 1, 40, 0.5, 0), round(Kind.PIPE, 2, 60, 0.6, 0)));

        assertThat(figures.median(LOAD, Kind.PIPE, Round::cpuPerCall)).isEqualTo(50);
        assertThat(figures.count(LOAD, Kind.PIPE)).isEqualTo("2/2 unclean");
    }

    @Test
    void oneFailureAndThereIsNoFigure() {
        var figures = new Figures(List.of(round(Kind.RAW, 1, 40, 0, 0), round(Kind.RAW, 2, 40, 0, 1)));

        assertThat(figures.median(LOAD, Kind.RAW, Round::cpuPerCall)).isNaN();
    }

    @Test
    void whatIsAddedIsTakenWithinARound() {
        var figures = new Figures(List.of(
                round(Kind.DIRECT, 1, 10, 0, 0),
                round(Kind.DIRECT, 2, 100, 0, 0),
                round(Kind.RAW, 2, 130, 0, 0),
                round(Kind.RAW, 1, 30, 0, 0)));

        assertThat(figures.added(LOAD, Kind.RAW, round -> round.latency().p50()))
                .isEqualTo(25);
    }

    @Test
    void thePageShowsGoalsAndFailures() {
        var figures = new Figures(
                List.of(round(Kind.PIPE, 1, 40, 0, 0), round(Kind.RAW, 1, 50, 0, 0), round(Kind.LEVEL1, 1, 60, 0, 3)));
        var kinds = List.of(Kind.PIPE, Kind.RAW, Kind.LEVEL1);

        var page = Report.of(
                new Results(Map.of("CPU", "one"), kinds, List.of("a note"), figures, List.of(), List.of(), List.of()));

        assertThat(page)
                .contains("| JSON 1 KB, saturation: CPU of raw to pipe | 1.40 × | 1.25 × | yes |")
                .contains("| JSON 1 KB, saturation: CPU of level1 to pipe | 2.50 × | no figure | **no** |")
                .contains("| JSON 1 KB, saturation | level1 | 1 | 3 | what happened |")
                .contains("- a note");
    }

    @Test
    void theFirstTextOfAScreenedStreamIsHeldToOneSentence() {
        var figures = new Figures(List.of(
                round(Profile.PLAIN_SENTENCES, Kind.SCREENED, 1, 4000, 0, 0),
                round(Profile.DOUBTFUL_SENTENCE, Kind.SCREENED, 1, 7000, 0, 0)));

        var page = Report.of(
                new Results(Map.of(), List.of(Kind.SCREENED), List.of(), figures, List.of(), List.of(), List.of()));

        assertThat(page)
                .contains("beyond one sentence of vendor time | 5.00 ms | 4.00 ms | yes |")
                .contains("beyond one sentence of vendor time | 5.00 ms | 7.00 ms | **no** |")
                .contains("| screened | 1/1 | 1,000 | 4.00 | 8.00 | 4.00 | 1 | 4.00 | 4.00 | 8.00 |");
    }

    private static Round round(Kind kind, int number, double micros, double foreign, long failures) {
        return round(LOAD, kind, number, micros, foreign, failures);
    }

    private static Round round(Profile profile, Kind kind, int number, double micros, double foreign, long failures) {
        var times = new Round.Times(micros, 2 * micros);
        long calls = 1000;
        return new Round(
                profile,
                kind,
                number,
                1,
                calls,
                0,
                micros * calls,
                0.5,
                foreign,
                1,
                times,
                times,
                times,
                1,
                new Round.FirstSentence(times, times, times),
                failures,
                failures == 0 ? "" : "what happened");
    }
}
