package io.trustrail.gateway.command.audit;

import io.trustrail.gateway.fairness.drift.DriftWatch;
import io.trustrail.gateway.fairness.drift.DriftWatch.Span;
import io.trustrail.gateway.fairness.drift.Shift;
import io.trustrail.gateway.fairness.report.ShiftJson;
import io.trustrail.gateway.policy.trust.DriftRule;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trustrail audit drift}. */
@Command(
        name = "drift",
        description = {
            "Tells how far calls of late are from those of a reference time: verdicts, categories that were found,",
            "confidence and languages, as population stability index. Compares the last week with the four weeks"
                    + " before",
            "it if no times are given.",
            "Exit codes: 0 no warning; 1 no success; 2 wrong use; 3 there are warnings; 4 there were too few calls to",
            "compare anything."
        },
        mixinStandardHelpOptions = true)
final class AuditDriftCommand implements Callable<Integer> {

    private static final int WARNED = 3;
    private static final int NOTHING = 4;
    private static final String FROM = "--reference-from";
    private static final String TO = "--reference-to";

    @Spec
    private CommandSpec spec;

    @Mixin
    private OwnLog log = new OwnLog();

    @Mixin
    private Period period = new Period();

    @Option(
            names = FROM,
            defaultValue = "",
            description = "First day or time of the reference, in UTC; four weeks before its end if not given.")
    private String referenceFrom;

    @Option(
            names = TO,
            defaultValue = "",
            description = "First day or time behind the reference, in UTC; --from if not given.")
    private String referenceTo;

    @Option(names = "--feature", paramLabel = "NAME", description = "Only this feature; can be given again.")
    private List<String> features = List.of();

    @Option(
            names = "--limit",
            paramLabel = "PSI",
            defaultValue = "0.2",
            description = "The index from which on a change warns, if it is more than chance, too (default"
                    + " ${DEFAULT-VALUE}).")
    private double limit;

    @Option(names = "--json", description = "Print JSON for machines.")
    private boolean json;

    @Override
    public Integer call() {
        if (!(limit > 0 && limit <= 1)) {
            throw new IllegalArgumentException("--limit: give a number above 0 and up to 1");
        }
        var now = Instant.now();
        var end = period.end(now);
        var late = span("--from", period.begin(end.minus(DriftRule.USUAL.window())), end);
        var until = Period.time(TO, referenceTo, late.from());
        var before = span(FROM, Period.time(FROM, referenceFrom, until.minus(DriftRule.USUAL.reference())), until);
        var index = log.index();
        var known = index.features();
        for (var name : features) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("--feature: the log has no calls of a feature " + name
                        + (known.isEmpty() ? "" : "; it has those of " + String.join(", ", known)));
            }
        }
        var shifts = new DriftWatch(index).compare(features.isEmpty() ? known : features, late, before, limit);
        print(shifts, late, before, features.isEmpty() ? known : features);
        return shifts.isEmpty() ? NOTHING : shifts.stream().anyMatch(Shift::warns) ? WARNED : 0;
    }

    private static Span span(String option, Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(option + ": the period ends before it begins");
        }
        return new Span(from, to);
    }

    private void print(List<Shift> shifts, Span late, Span before, List<String> asked) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            var all = new JsonArray();
            shifts.forEach(shift -> all.add(ShiftJson.of(shift)));
            out.println(new JsonObject()
                    .put("recent", span(late))
                    .put("reference", span(before))
                    .put("limit", limit)
                    .put("shifts", all)
                    .encodePrettily());
        } else {
            out.println("recent     " + late.from() + " to " + late.to());
            out.println("reference  " + before.from() + " to " + before.to());
            table(out, shifts);
            var silent = new TreeSet<>(asked);
            shifts.forEach(shift -> silent.remove(shift.feature()));
            silent.forEach(name -> out.println(
                    name + ": fewer than " + DriftWatch.FEWEST + " calls in one of the two times, which says nothing"));
        }
        out.flush();
    }

    private static JsonObject span(Span span) {
        return new JsonObject()
                .put("from", span.from().toString())
                .put("to", span.to().toString());
    }

    private static void table(PrintWriter out, List<Shift> shifts) {
        if (!shifts.isEmpty()) {
            out.println(
                    String.format("%n%-28s %-11s %6s %9s %10s  %s", "feature", "of", "psi", "recent", "reference", ""));
        }
        for (var it : shifts) {
            out.println(String.format(
                            Locale.ROOT,
                            "%-28s %-11s %6.3f %9d %10d  %s",
                            it.feature(),
                            it.of(),
                            it.psi(),
                            it.recent(),
                            it.reference(),
                            it.warns() ? "warning: " + it.most() + " moved most" : "most: " + it.most())
                    .stripTrailing());
        }
    }
}
