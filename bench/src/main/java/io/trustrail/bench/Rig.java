package io.trustrail.bench;

import io.trustrail.bench.machine.Machine;
import io.trustrail.bench.measure.Bench;
import io.trustrail.bench.measure.Paired;
import io.trustrail.bench.measure.Plan;
import io.trustrail.bench.measure.Round;
import io.trustrail.bench.measure.Section;
import io.trustrail.bench.measure.SlowStreams;
import io.trustrail.bench.measure.Soak;
import io.trustrail.bench.measure.StartUp;
import io.trustrail.bench.report.Figures;
import io.trustrail.bench.report.Report;
import io.trustrail.bench.report.Results;
import io.trustrail.bench.subject.Kind;
import io.trustrail.bench.subject.Launcher;
import io.trustrail.bench.subject.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One run from the command line to the page of results. */
final class Rig {

    private final Arguments arguments;
    private final Path root = Path.of("").toAbsolutePath();
    private final List<String> notes = new ArrayList<>();
    private boolean broken;

    Rig(Arguments arguments) {
        this.arguments = arguments;
    }

    /** True if all calls of all subjects went well. */
    boolean run() throws IOException {
        boolean pinned = !arguments.subjectCore().isEmpty();
        if (!pinned) {
            notes.add(
                    "Nothing is pinned: there is one core only, or no `taskset`. Subject and rig disturb each other.");
        }
        try (var bench = new Bench(pinned)) {
            var site = new Site(
                    root,
                    arguments.jvm(),
                    arguments.subjectCore(),
                    bench.upstream().getPort());
            var results = measure(bench, new Launcher(site));
            var page = root.resolve(arguments.out());
            Files.createDirectories(page.getParent());
            Files.writeString(page, Report.of(results));
            System.out.println("results: " + root.relativize(page));
            return !broken && failures(results) == 0;
        }
    }

    private Results measure(Bench bench, Launcher launcher) throws IOException {
        launcher.clean();
        var plan = present(arguments.plan(), launcher);
        var rounds = new ArrayList<Round>();
        var slow = new ArrayList<SlowStreams.Result>();
        var soaks = new ArrayList<Soak.Result>();
        var starts = new ArrayList<StartUp.Result>();
        attempt("The paired rounds", () -> new Paired(bench, launcher, plan, Rig::tell).run(rounds));
        for (var kind : plan.kinds()) {
            if (plan.sections().contains(Section.SLOW) && kind != Kind.DIRECT && kind.underEveryLoad()) {
                attempt("Slow streams, " + kind.label(), () -> slow.add(slow(bench, launcher, plan, kind)));
            }
        }
        if (plan.sections().contains(Section.SOAK) && plan.kinds().contains(Kind.LEVEL1)) {
            attempt("The soak", () -> soaks.add(soak(bench, launcher, plan)));
        }
        if (plan.sections().contains(Section.START) && plan.kinds().stream().anyMatch(Kind::gateway)) {
            attempt("Start-up", () -> starts.addAll(starts(launcher, plan)));
        }
        launcher.clean();
        return new Results(facts(launcher.site()), plan.kinds(), notes, new Figures(rounds), slow, soaks, starts);
    }

    /** A part of the run; if a subject does not start, the other parts still run. */
    @FunctionalInterface
    private interface Part {

        void run() throws IOException;
    }

    private void attempt(String name, Part part) {
        try {
            part.run();
        } catch (IOException e) {
            System.out.println(name + " failed: " + e.getMessage());
            notes.add("**" + name + "** did not run to the end: a subject failed.");
            broken = true;
        }
    }

    private static SlowStreams.Result slow(Bench bench, Launcher launcher, Plan plan, Kind kind) throws IOException {
        return tell(new SlowStreams(bench, launcher, plan).run(kind));
    }

    private static Soak.Result soak(Bench bench, Launcher launcher, Plan plan) throws IOException {
        return tell(new Soak(bench, launcher, plan).run(Kind.LEVEL1));
    }

    private List<StartUp.Result> starts(Launcher launcher, Plan plan) throws IOException {
        if (launcher.site().archive().isEmpty()) {
            notes.add("Start-up without the class-data archive only: `gateway/target/trustrail.jsa` is not there.");
        }
        return StartUp.run(new Launcher(launcher.site().withCores(arguments.allCores())), plan.starts());
    }

    private Plan present(Plan plan, Launcher launcher) {
        var kinds = new ArrayList<Kind>();
        for (var kind : plan.kinds()) {
            var missing = launcher.missing(kind);
            missing.ifPresent(reason -> notes.add("**" + kind.label() + "** was left out: " + reason + "."));
            if (missing.isEmpty()) {
                kinds.add(kind);
            }
        }
        return plan.with(kinds);
    }

    private Map<String, String> facts(Site site) throws IOException {
        var plan = arguments.plan();
        var facts = new LinkedHashMap<>(Machine.describe(root, site.work()));
        facts.put("Date", LocalDate.now(ZoneOffset.UTC).toString());
        facts.put("Command", "`bench/run " + arguments.words() + "`");
        facts.put("JVM flags of pipe and gateway", "`" + String.join(" ", site.jvm()) + "`");
        facts.put(
                "Pinned",
                site.cores().isEmpty()
                        ? "no"
                        : "subject to core " + site.cores() + ", rig to core " + arguments.rigCore());
        facts.put(
                "Rounds",
                "%d of %s s after %s s of warm-up, alternating"
                        .formatted(plan.rounds(), plan.roundSeconds(), plan.warmUpSeconds()));
        facts.put("Open loop", plan.perSecond() + " calls/s, Poisson; times from when a call was due");
        return facts;
    }

    private static long failures(Results results) {
        return results.figures().failures()
                + results.slow().stream()
                        .mapToLong(SlowStreams.Result::failures)
                        .sum()
                + results.soaks().stream().mapToLong(Soak.Result::failures).sum();
    }

    private static void tell(Round round) {
        System.out.printf(
                Locale.ROOT,
                "%-12s round %d %-12s %9d calls %7.1f us CPU/call, p50 %6.0f us, cores %.2f, rig %.2f, foreign %.2f%s%n",
                round.profile(),
                round.number(),
                round.kind().label(),
                round.calls(),
                round.cpuPerCall(),
                round.latency().p50(),
                round.cores(),
                round.rigCores(),
                round.foreignCores(),
                round.failures() == 0 ? "" : ", " + round.failures() + " FAILURES: " + round.firstFailure());
    }

    private static SlowStreams.Result tell(SlowStreams.Result result) {
        System.out.printf(
                Locale.ROOT,
                "SLOW         %-12s %d streams, %.1f KiB each, %d failures %s%n",
                result.kind().label(),
                result.alive(),
                result.kibPerStream(),
                result.failures(),
                result.firstFailure());
        return result;
    }

    private static Soak.Result tell(Soak.Result result) {
        System.out.printf(
                Locale.ROOT,
                "SOAK         %-12s %d calls, drift %.3f, %d failures %s%n",
                result.kind().label(),
                result.calls(),
                result.drift(),
                result.failures(),
                result.firstFailure());
        return result;
    }
}
