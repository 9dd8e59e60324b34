package io.trustrail.bench.report;

import static io.trustrail.bench.report.Numbers.hundredths;
import static io.trustrail.bench.report.Numbers.mib;
import static io.trustrail.bench.report.Numbers.tenths;
import static io.trustrail.bench.report.Numbers.whole;

import io.trustrail.bench.measure.Profile;
import io.trustrail.bench.measure.Round;

/** Writes the results as Markdown. */
public final class Report {

    private static final double MILLIS = 1e3;
    private static final double PERCENT = 100;

    private final Results results;
    private final Figures figures;
    private final StringBuilder page = new StringBuilder();

    private Report(Results results) {
        this.results = results;
        this.figures = results.figures();
    }

    public static String of(Results results) {
        var report = new Report(results);
        report.introduction();
        report.goals();
        for (var profile : Profile.values()) {
            if (results.figures().has(profile)) {
                report.profile(profile);
            }
        }
        report.slow();
        report.soak();
        report.starts();
        report.failures();
        report.rounds();
        return report.page.toString();
    }

    private void introduction() {
        page.append("# Results of the load rig\n\n");
        page.append("Written by `bench/run`; how it measures is told in `bench/README.md`.\n\n");
        var facts = new Table("", "");
        results.facts().forEach(facts::row);
        page.append(facts).append('\n');
        results.kinds().forEach(kind -> page.append("- **%s**: %s\n".formatted(kind.label(), kind.meaning())));
        results.notes().forEach(note -> page.append("- ").append(note).append('\n'));
    }

    private void goals() {
        var goals = Goals.of(results);
        if (goals.isEmpty()) {
            return;
        }
        heading("What was asked for");
        var table = new Table("goal", "at most", "measured", "met");
        goals.forEach(
                goal -> table.row(goal.name(), goal.limitText(), goal.measuredText(), goal.met() ? "yes" : "**no**"));
        page.append(table);
    }

    private void profile(Profile profile) {
        heading(profile.title());
        page.append(LoadTables.of(results, profile));
    }

    private void slow() {
        if (results.slow().isEmpty()) {
            return;
        }
        heading("Slow streams, one chunk per second each");
        var table = new Table(
                "subject",
                "streams",
                "RSS idle MiB",
                "RSS with streams MiB",
                "KiB per stream",
                "cores used",
                "failures");
        for (var result : results.slow()) {
            table.row(
                    result.kind().label(),
                    result.alive(),
                    mib(result.idleKib()),
                    mib(result.mostKib()),
                    result.failures() > 0 ? "–" : tenths(result.kibPerStream()),
                    hundredths(result.cores()),
                    result.failures());
        }
        page.append(table);
    }

    private void soak() {
        if (results.soaks().isEmpty()) {
            return;
        }
        heading("Soak");
        var table = new Table(
                "subject",
                "minutes",
                "calls/s",
                "calls",
                "RSS MiB after a fifth of the time",
                "least",
                "most",
                "end",
                "farthest",
                "failures");
        for (var result : results.soaks()) {
            table.row(
                    result.kind().label(),
                    tenths(result.minutes()),
                    result.perSecond(),
                    whole(result.calls()),
                    mib(result.startKib()),
                    mib(result.leastKib()),
                    mib(result.mostKib()),
                    mib(result.endKib()),
                    tenths(PERCENT * result.drift()) + " %",
                    result.failures());
        }
        page.append(table);
    }

    private void starts() {
        if (results.starts().isEmpty()) {
            return;
        }
        heading("Start-up: process started to first `ready`, empty data directory, not pinned");
        var table = new Table("class-data archive", "starts", "median s", "fastest s", "slowest s");
        for (var result : results.starts()) {
            int last = result.millis().size() - 1;
            table.row(
                    result.archive() ? "yes" : "no",
                    last + 1,
                    hundredths(result.median() / MILLIS),
                    hundredths(result.millis().get(0) / MILLIS),
                    hundredths(result.millis().get(last) / MILLIS));
        }
        page.append(table);
    }

    private void failures() {
        var failed =
                figures.all().stream().filter(round -> round.failures() > 0).toList();
        if (failed.isEmpty()) {
            return;
        }
        heading("Failures");
        page.append("A subject with failures has no figure in that profile.\n\n");
        var table = new Table("load", "subject", "round", "failures", "the first");
        failed.forEach(round -> table.row(
                round.profile().title(), round.kind().label(), round.number(), round.failures(), round.firstFailure()));
        page.append(table);
    }

    private void rounds() {
        if (figures.all().isEmpty()) {
            return;
        }
        heading("Every round");
        page.append("Unclean: more than %s foreign cores.\n\n".formatted(hundredths(Round.FOREIGN_LIMIT)));
        var table = new Table(
                "load",
                "round",
                "subject",
                "calls",
                "CPU µs per call",
                "p50 µs",
                "p99 µs",
                "cores used",
                "rig's cores",
                "foreign cores",
                "failures");
        for (var round : figures.all()) {
            table.row(
                    round.profile().title(),
                    round.number(),
                    round.kind().label(),
                    whole(round.calls()),
                    tenths(round.cpuPerCall()),
                    whole(round.latency().p50()),
                    whole(round.latency().p99()),
                    hundredths(round.cores()),
                    hundredths(round.rigCores()),
                    hundredths(round.foreignCores()) + (round.clean() ? "" : " unclean"),
                    round.failures());
        }
        page.append(table);
    }

    private void heading(String text) {
        page.append("\n## ").append(text).append("\n\n");
    }
}
