package io.trustrail.bench.report;

import io.trustrail.bench.measure.Profile;
import io.trustrail.bench.measure.Round;
import io.trustrail.bench.measure.SlowStreams;
import io.trustrail.bench.measure.Soak;
import io.trustrail.bench.measure.StartUp;
import io.trustrail.bench.subject.Kind;
import java.util.ArrayList;
import java.util.List;

/** The limits that the gateway is held to; a goal whose figure was not measured is left out. */
final class Goals {

    private static final double RAW_TO_PIPE = 1.4;
    private static final double LEVEL1_TO_PIPE_1K = 2.5;
    private static final double LEVEL1_TO_PIPE_8K = 3.5;
    private static final double NAMES_TO_PIPE = 10;
    private static final double ADDED_P50_MICROS = 900;
    private static final double ADDED_FIRST_TEXT_MICROS = 1000;
    private static final double ADDED_CHUNK_DELAY_MICROS = 150;
    private static final double BEYOND_SENTENCE_MILLIS = 5;
    private static final double KIB_PER_STREAM = 40;
    private static final double DRIFT_PERCENT = 10;
    private static final double START_MILLIS = 1500;
    private static final double PERCENT = 100;
    private static final double MICROS_PER_MILLI = 1e3;

    /** One figure beside its limit. */
    record Goal(String name, double limit, double measured, String unit) {

        boolean met() {
            return measured <= limit;
        }

        String limitText() {
            return Numbers.hundredths(limit) + " " + unit;
        }

        String measuredText() {
            return Double.isNaN(measured) ? "no figure" : Numbers.hundredths(measured) + " " + unit;
        }
    }

    private final Results results;
    private final Figures figures;
    private final List<Goal> goals = new ArrayList<>();

    private Goals(Results results) {
        this.results = results;
        this.figures = results.figures();
    }

    static List<Goal> of(Results results) {
        var goals = new Goals(results);
        goals.toPipe(Profile.JSON_1K, Kind.RAW, RAW_TO_PIPE);
        goals.toPipe(Profile.JSON_8K, Kind.RAW, RAW_TO_PIPE);
        goals.toPipe(Profile.JSON_1K, Kind.LEVEL1, LEVEL1_TO_PIPE_1K);
        goals.toPipe(Profile.JSON_8K, Kind.LEVEL1, LEVEL1_TO_PIPE_8K);
        goals.toPipe(Profile.JSON_1K, Kind.LEVEL1_NAMES, NAMES_TO_PIPE);
        goals.latency();
        goals.streams(Kind.RAW);
        goals.streams(Kind.LEVEL1);
        goals.screened(Profile.PLAIN_SENTENCES, "plainly harmless");
        goals.screened(Profile.DOUBTFUL_SENTENCE, "for the encoder to judge");
        goals.memory();
        goals.start();
        return goals.goals;
    }

    private void toPipe(Profile profile, Kind kind, double limit) {
        if (measured(profile, kind) && measured(profile, Kind.PIPE)) {
            goals.add(new Goal(
                    profile.title() + ": CPU of " + kind.label() + " to pipe",
                    limit,
                    figures.ratio(profile, kind, Kind.PIPE, Round::cpuPerCall),
                    "×"));
        }
    }

    private void latency() {
        if (measured(Profile.OPEN_LOOP, Kind.LEVEL1)) {
            goals.add(new Goal(
                    Profile.OPEN_LOOP.title() + ": p50 added by level1",
                    ADDED_P50_MICROS,
                    figures.added(
                            Profile.OPEN_LOOP,
                            Kind.LEVEL1,
                            round -> round.latency().p50()),
                    "µs"));
        }
    }

    private void streams(Kind kind) {
        if (!measured(Profile.SSE_PACED, kind)) {
            return;
        }
        goals.add(new Goal(
                "SSE: first text, p50 added by " + kind.label(),
                ADDED_FIRST_TEXT_MICROS,
                figures.added(
                        Profile.SSE_PACED, kind, round -> round.firstText().p50()),
                "µs"));
        goals.add(new Goal(
                "SSE: chunk delay, p50 added by " + kind.label(),
                ADDED_CHUNK_DELAY_MICROS,
                figures.added(
                        Profile.SSE_PACED, kind, round -> round.chunkDelay().p50()),
                "µs"));
    }

    private void screened(Profile profile, String sentence) {
        if (measured(profile, Kind.SCREENED)) {
            goals.add(new Goal(
                    "SSE, first sentence " + sentence
                            + ": p50 of the first text added by screened, beyond one sentence of vendor time",
                    BEYOND_SENTENCE_MILLIS,
                    figures.median(
                                    profile,
                                    Kind.SCREENED,
                                    round -> round.firstSentence().beyond().p50())
                            / MICROS_PER_MILLI,
                    "ms"));
        }
    }

    private boolean measured(Profile profile, Kind kind) {
        return !figures.of(profile, kind).isEmpty();
    }

    private void memory() {
        results.slow().stream()
                .filter(result -> result.kind().gateway())
                .map(Goals::slow)
                .forEach(goals::add);
        results.soaks().stream().map(Goals::soak).forEach(goals::add);
    }

    private static Goal slow(SlowStreams.Result result) {
        return new Goal(
                result.alive() + " slow streams: memory per stream, "
                        + result.kind().label(),
                KIB_PER_STREAM,
                result.failures() > 0 ? Double.NaN : result.kibPerStream(),
                "KiB");
    }

    private static Goal soak(Soak.Result result) {
        return new Goal(
                Numbers.tenths(result.minutes()) + " minutes: drift of memory, "
                        + result.kind().label(),
                DRIFT_PERCENT,
                result.failures() > 0 ? Double.NaN : PERCENT * result.drift(),
                "%");
    }

    private void start() {
        results.starts().stream()
                .filter(StartUp.Result::archive)
                .map(result -> new Goal("start-up with the class-data archive", START_MILLIS, result.median(), "ms"))
                .forEach(goals::add);
    }
}
