package io.trustrail.gateway.evaluation;

import io.trustrail.gateway.evaluation.score.Counts;
import io.trustrail.gateway.evaluation.score.Mistake;
import io.trustrail.gateway.evaluation.score.Scorer;
import io.trustrail.gateway.evaluation.score.Scores;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.SortedMap;

/** Results as tables for people. */
record TableReport(PrintWriter out) {

    private static final String HEAD = "%-24s %8s %8s | %6s %6s %6s %6s | %6s %6s %6s %6s | %6s %6s | %8s";

    void write(Scorer scorer, Speed speed, boolean bySource) {
        var all = scorer.all();
        head("type");
        all.byType().forEach((type, counts) -> row(type, counts, all));
        row("all types", all.total(), all);
        groups("language", scorer.byLanguage());
        if (bySource) {
            groups("source", scorer.bySource());
        }
        scorer.mistakes().forEach(this::mistake);
        out.println();
        line("%d texts, %d of them known to hold nothing.", all.texts(), all.cleanTexts());
        if (speed.isMeasured()) {
            line("%.1f MB/s on one core.", speed.megabytesPerSecond());
        }
        out.println("any: spans that a finding of any type touches. type: of those, with their own type.");
        out.println("false: false alarms for each 1,000 texts known to hold nothing.");
        out.flush();
    }

    private void groups(String name, SortedMap<String, Scores> groups) {
        out.println();
        head(name);
        groups.forEach((group, scores) -> {
            row(group.isEmpty() ? "(none)" : group, scores.total(), scores);
            scores.byType().forEach((type, counts) -> row("  " + type, counts, scores));
        });
    }

    private void head(String name) {
        line("%-42s | %-27s | %-27s |", "", "strict", "overlap");
        line(HEAD, name, "labelled", "found", "P", "R", "F1", "F2", "P", "R", "F1", "F2", "any", "type", "false");
    }

    private void row(String name, Counts counts, Scores group) {
        var strict = counts.strict();
        var overlap = counts.overlap();
        line(
                HEAD,
                name,
                counts.labelled(),
                counts.found(),
                share(strict.precision()),
                share(strict.recall()),
                share(strict.f1()),
                share(strict.f2()),
                share(overlap.precision()),
                share(overlap.recall()),
                share(overlap.f1()),
                share(overlap.f2()),
                share(counts.anyTypeRecall()),
                share(counts.typeAccuracy()),
                number("%.1f", group.falseAlarmsPerThousand(counts)));
    }

    private void mistake(Mistake mistake) {
        line(
                "%s %s: %s",
                mistake.missed() ? "missed" : "false ",
                mistake.type(),
                (mistake.before() + "\u27e6" + mistake.value() + "\u27e7" + mistake.after()).replaceAll("\\R", " "));
    }

    private static String share(double share) {
        return number("%.3f", share);
    }

    private static String number(String format, double number) {
        return Double.isNaN(number) ? "-" : String.format(Locale.ROOT, format, number);
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
