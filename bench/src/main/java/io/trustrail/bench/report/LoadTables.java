package io.trustrail.bench.report;

import static io.trustrail.bench.report.Numbers.hundredths;
import static io.trustrail.bench.report.Numbers.mib;
import static io.trustrail.bench.report.Numbers.tenths;
import static io.trustrail.bench.report.Numbers.times;
import static io.trustrail.bench.report.Numbers.whole;

import io.trustrail.bench.measure.Profile;
import io.trustrail.bench.measure.Round;
import io.trustrail.bench.subject.Kind;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The table of one load, a line per subject. */
final class LoadTables {

    private static final String NONE = "–";
    private static final double MICROS_PER_SECOND = 1e6;
    private static final double MICROS_PER_MILLI = 1e3;

    private final Figures figures;
    private final Profile profile;
    private final List<Kind> kinds;

    private LoadTables(Results results, Profile profile) {
        this.figures = results.figures();
        this.profile = profile;
        this.kinds = results.kinds().stream()
                .filter(kind -> !figures.of(profile, kind).isEmpty())
                .toList();
    }

    static Table of(Results results, Profile profile) {
        var tables = new LoadTables(results, profile);
        return switch (profile) {
            case JSON_1K, JSON_8K -> tables.saturation("call", Round::cpuPerCall, Round::callsPerSecond);
            case SSE_64 -> tables.saturation("chunk", Round::cpuPerChunk, Round::chunksPerSecond);
            case OPEN_LOOP -> tables.openLoop();
            case SSE_PACED -> tables.paced();
            case PLAIN_SENTENCES, DOUBTFUL_SENTENCE -> tables.firstSentence();
        };
    }

    /* Microseconds per chunk are milliseconds per 1,000 chunks. */
    private Table saturation(String unit, ToDoubleFunction<Round> cpu, ToDoubleFunction<Round> rate) {
        var table = new Table(
                "subject",
                "rounds",
                "CPU µs per " + unit,
                "range",
                "to nginx",
                "to pipe",
                unit + "s/s per core",
                unit + "s/s seen",
                "cores used",
                "rig's cores",
                "RSS MiB");
        for (var kind : kinds) {
            double own = median(kind, cpu);
            table.row(
                    kind.label(),
                    figures.count(profile, kind),
                    tenths(own),
                    figures.range(profile, kind, cpu),
                    times(own / median(Kind.NGINX, cpu)),
                    times(own / median(Kind.PIPE, cpu)),
                    whole(MICROS_PER_SECOND / own),
                    whole(median(kind, rate)),
                    hundredths(median(kind, Round::cores)),
                    hundredths(median(kind, Round::rigCores)),
                    kind == Kind.DIRECT ? NONE : mib(median(kind, Round::residentKib)));
        }
        return table;
    }

    private Table openLoop() {
        var table = new Table(
                "subject", "rounds", "calls/s", "p50 µs", "p99 µs", "added p50 µs", "added p99 µs", "CPU µs per call");
        for (var kind : kinds) {
            table.row(
                    kind.label(),
                    figures.count(profile, kind),
                    whole(median(kind, Round::callsPerSecond)),
                    whole(median(kind, round -> round.latency().p50())),
                    whole(median(kind, round -> round.latency().p99())),
                    added(kind, round -> round.latency().p50()),
                    added(kind, round -> round.latency().p99()),
                    whole(median(kind, Round::cpuPerCall)));
        }
        return table;
    }

    private Table paced() {
        var table = new Table(
                "subject",
                "rounds",
                "chunks/s",
                "first text p50 µs",
                "p99 µs",
                "added p50 µs",
                "came with chunk",
                "chunk delay p50 µs",
                "p99 µs",
                "added p50 µs",
                "CPU µs per chunk");
        for (var kind : kinds) {
            table.row(
                    kind.label(),
                    figures.count(profile, kind),
                    whole(median(kind, Round::chunksPerSecond)),
                    whole(median(kind, round -> round.firstText().p50())),
                    whole(median(kind, round -> round.firstText().p99())),
                    added(kind, round -> round.firstText().p50()),
                    whole(median(kind, Round::firstChunkNumber)),
                    whole(median(kind, round -> round.chunkDelay().p50())),
                    whole(median(kind, round -> round.chunkDelay().p99())),
                    added(kind, round -> round.chunkDelay().p50()),
                    tenths(median(kind, Round::cpuPerChunk)));
        }
        return table;
    }

    private Table firstSentence() {
        var table = new Table(
                "subject",
                "rounds",
                "calls/s",
                "first text added p50 ms",
                "p99 ms",
                "from the vendor's first chunk p50 ms",
                "came with chunk",
                "one sentence of vendor time p50 ms",
                "first text beyond it p50 ms",
                "p99 ms");
        for (var kind : kinds) {
            table.row(
                    kind.label(),
                    figures.count(profile, kind),
                    whole(median(kind, Round::callsPerSecond)),
                    millis(kind, round -> round.firstText().p50()),
                    millis(kind, round -> round.firstText().p99()),
                    millis(kind, round -> round.firstSentence().vendorToText().p50()),
                    whole(median(kind, Round::firstChunkNumber)),
                    millis(kind, round -> round.firstSentence().vendor().p50()),
                    millis(kind, round -> round.firstSentence().beyond().p50()),
                    millis(kind, round -> round.firstSentence().beyond().p99()));
        }
        return table;
    }

    private String millis(Kind kind, ToDoubleFunction<Round> micros) {
        return hundredths(median(kind, micros) / MICROS_PER_MILLI);
    }

    private double median(Kind kind, ToDoubleFunction<Round> figure) {
        return figures.median(profile, kind, figure);
    }

    private String added(Kind kind, ToDoubleFunction<Round> figure) {
        return kind == Kind.DIRECT ? NONE : whole(figures.added(profile, kind, figure));
    }
}
