package io.trustrail.gateway.evaluation.screening;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.SortedMap;

/** Figures as tables for people. */
record ScreeningTables(PrintWriter out) {

    private static final double NANOS_PER_MICRO = 1_000.0;
    private static final double NANOS_PER_MILLI = 1_000_000.0;

    void groups(String name, SortedMap<String, Group> groups) {
        var head = new StringBuilder(String.format(Locale.ROOT, "%-28s %7s %7s", name, "texts", "yes"));
        for (var figure : Figure.values()) {
            head.append(String.format(Locale.ROOT, " %11s", shortTitle(figure)));
        }
        out.println(head);
        groups.forEach((key, group) -> out.println(row(key.isEmpty() ? "(none)" : key, group)));
        out.println();
    }

    private static String shortTitle(Figure figure) {
        return figure.title().replace("falseAlarms", "fpr").replace("stoppedInVain", "inVain");
    }

    private static String row(String name, Group group) {
        var ranking = group.ranking();
        var row = new StringBuilder(
                String.format(Locale.ROOT, "%-28s %7d %7d", name, ranking.texts(), ranking.positives()));
        for (var figure : Figure.values()) {
            double value = figure.of(group);
            row.append(Double.isNaN(value) ? "           -" : String.format(Locale.ROOT, " %11.3f", value));
        }
        return row.toString();
    }

    /** What would be stopped, and stopped in vain, at other thresholds than those that are shipped. */
    void steps(String name, SortedMap<String, Group> groups) {
        var head = new StringBuilder(String.format(Locale.ROOT, "%-28s", "stopped, by " + name));
        Steps.AT.forEach(threshold -> head.append(String.format(Locale.ROOT, "    from %.2f", threshold)));
        out.println(head);
        groups.forEach((key, group) -> {
            var row = new StringBuilder(String.format(Locale.ROOT, "%-28s", key.isEmpty() ? "(none)" : key));
            for (var stops : group.steps().decisions()) {
                row.append(' ').append(share(stops.recall())).append(' ').append(share(stops.falseAlarms()));
            }
            out.println(row);
        });
        out.println();
    }

    private static String share(double share) {
        return Double.isNaN(share) ? "    -" : String.format(Locale.ROOT, "%.3f", share);
    }

    void end(TierSpeed speed, Mistakes mistakes) {
        for (boolean misses : new boolean[] {true, false}) {
            for (var mistake : mistakes.worst(misses)) {
                out.println(String.format(
                        Locale.ROOT,
                        "%s %.3f %s %s: %s",
                        misses ? "missed" : "false ",
                        mistake.score(),
                        mistake.row().language(),
                        mistake.row().category(),
                        mistake.row().text().replaceAll("\\R", " ")));
            }
        }
        time("student", speed.student(), NANOS_PER_MICRO, "\u00b5s a text");
        time("student", speed.studentPer200(), NANOS_PER_MICRO, "\u00b5s for 200 characters");
        time("encoder", speed.encoder(), NANOS_PER_MILLI, "ms a text, one at a time");
        time("encoder", speed.encoderSlow(), NANOS_PER_MILLI, "ms for the slowest in a hundred");
        out.println("fpr: harmless texts taken for harmful. fprAt95: the same where 95 in 100 harmful ones are found.");
        out.println(
                "stopped: harmful texts at or above the shipped threshold of a guard. inVain: harmless ones there.");
        out.println("stopped, by …: the shares of harmful and of harmless texts that each threshold would stop.");
        out.println("ece: calibration error. encoder: the share of texts that reached it.");
        out.flush();
    }

    private void time(String tier, double nanos, double unit, String of) {
        if (!Double.isNaN(nanos)) {
            out.println(String.format(Locale.ROOT, "%s: %.1f %s", tier, nanos / unit, of));
        }
    }
}
