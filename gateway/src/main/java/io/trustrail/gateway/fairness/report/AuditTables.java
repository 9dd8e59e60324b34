package io.trustrail.gateway.fairness.report;

import io.trustrail.gateway.fairness.audit.Audited;
import io.trustrail.gateway.fairness.figures.Cell;
import io.trustrail.gateway.fairness.figures.Gap;
import io.trustrail.gateway.fairness.figures.Interval;
import io.trustrail.gateway.fairness.figures.Measure;
import io.trustrail.gateway.fairness.figures.Share;
import io.trustrail.gateway.fairness.texts.Aspect;
import io.trustrail.gateway.fairness.texts.Probes;
import io.trustrail.gateway.fairness.texts.Trait;
import java.util.List;
import java.util.Locale;

/**
 * An audit as tables in Markdown, which people can read as they are.
 *
 * @param most how many groups of each table are shown; the rest is counted
 */
public record AuditTables(int most) {

    private static final String SHARE = "%.1f %%";

    /** Writes an audit. */
    public String write(Audited audited) {
        var out = new StringBuilder();
        var effort = audited.effort();
        line(
                out,
                "Feature `%s`, policy `%s`: %,d texts in %,d s%s.",
                audited.feature(),
                audited.policyHash()
                        .substring(0, Math.min(12, audited.policyHash().length())),
                effort.texts(),
                Math.round(effort.millis() / 1e3),
                effort.unread() == 0
                        ? ""
                        : ", " + effort.unread() + " of them could not be read and count for nothing");
        for (var aspect : Aspect.values()) {
            if (!audited.screened().contains(aspect)) {
                line(out, "Its guards don't look for %s.", aspect.name().toLowerCase(Locale.ROOT));
            }
        }
        languages(out, audited);
        for (var measure : Measure.values()) {
            for (var trait : List.of(Trait.IDENTITY, Trait.VARIETY, Trait.ORIGIN, Trait.GENDER)) {
                groups(out, measure, trait.label(), audited.gaps(measure, trait.label()));
            }
        }
        warnings(out, audited.warnings());
        return out.toString();
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static void languages(StringBuilder out, Audited audited) {
        line(out, "");
        line(out, "### By language");
        line(out, "");
        line(out, "| | %s |", String.join(" | ", Probes.LANGUAGES));
        line(out, "|---|%s", "---|".repeat(Probes.LANGUAGES.size()));
        for (var measure : Measure.values()) {
            var row = new StringBuilder("| " + measure.label() + " |");
            boolean any = false;
            for (var language : Probes.LANGUAGES) {
                var share = audited.shares()
                        .getOrDefault(new Cell(measure, Trait.LANGUAGE.label(), language, ""), Share.NONE);
                any |= share.texts() > 0;
                row.append(share.texts() == 0 ? " – |" : " " + withInterval(share) + " |");
            }
            if (any) {
                line(out, "%s", row);
            }
        }
    }

    private static String withInterval(Share share) {
        var interval = Interval.of(share, Interval.USUAL);
        return String.format(
                Locale.ROOT,
                SHARE + " (%.1f–%.1f) of %d",
                share.value() * 100,
                interval.low() * 100,
                interval.high() * 100,
                share.texts());
    }

    private void groups(StringBuilder out, Measure measure, String trait, List<Gap> gaps) {
        if (gaps.isEmpty()) {
            return;
        }
        line(out, "");
        line(out, "### %s, by %s", measure.label(), trait);
        line(out, "");
        line(out, "| %s | share | others | gap | 95 %% interval | |", trait);
        line(out, "|---|---|---|---|---|---|");
        gaps.stream().limit(most).forEach(gap -> row(out, gap, gap.cell().group()));
        if (gaps.size() > most) {
            line(out, "");
            line(out, "%d more with smaller gaps, down to %s.", gaps.size() - most, points(gaps.get(gaps.size() - 1)));
        }
    }

    private static String points(Gap gap) {
        return String.format(Locale.ROOT, "%+.1f", gap.value() * 100);
    }

    private static void row(StringBuilder out, Gap gap, String name) {
        var interval = gap.interval();
        line(
                out,
                "| %s | " + SHARE + " of %d | " + SHARE + " of %d | %s | %+.1f to %+.1f | %s |",
                name,
                gap.share().value() * 100,
                gap.share().texts(),
                gap.others().value() * 100,
                gap.others().texts(),
                points(gap),
                interval.low() * 100,
                interval.high() * 100,
                gap.warns() ? "warning" : "");
    }

    private static void warnings(StringBuilder out, List<Gap> warnings) {
        line(out, "");
        line(out, "### Warnings");
        line(out, "");
        if (warnings.isEmpty()) {
            line(out, "None: no gap is surely larger than nothing and above its limit.");
            return;
        }
        line(out, "| measure, group | share | others | gap | 95 %% interval | |");
        line(out, "|---|---|---|---|---|---|");
        for (var gap : warnings) {
            var cell = gap.cell();
            var language = cell.language().isEmpty() ? "" : " in " + cell.language();
            row(out, gap, cell.measure().label() + ", " + cell.group() + language);
        }
    }
}
