package io.trustrail.gateway.console.fairness;

import io.trustrail.gateway.console.page.Sparkline;
import io.trustrail.gateway.fairness.Run;
import io.trustrail.gateway.fairness.audit.Audited;
import io.trustrail.gateway.fairness.drift.Shift;
import io.trustrail.gateway.fairness.figures.Cell;
import io.trustrail.gateway.fairness.figures.Gap;
import io.trustrail.gateway.fairness.figures.Limits;
import io.trustrail.gateway.fairness.figures.Measure;
import io.trustrail.gateway.fairness.figures.Share;
import io.trustrail.gateway.fairness.kept.TrendPoint;
import io.trustrail.gateway.fairness.texts.Aspect;
import io.trustrail.gateway.fairness.texts.Probes;
import io.trustrail.gateway.fairness.texts.Trait;
import io.trustrail.gateway.policy.trust.DriftRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the page of audits shows of one feature and one measure.
 *
 * @param run how the audit goes, or went, that was begun here; null if none was
 * @param mayRun whether the visitor may have another one made
 */
public record FairnessView(
        List<String> features,
        String feature,
        Measure measure,
        Audits audits,
        Limits limits,
        Drift drift,
        @Nullable Run run,
        boolean mayRun) {

    private static final List<Trait> TRAITS = List.of(Trait.IDENTITY, Trait.VARIETY, Trait.ORIGIN, Trait.GENDER);

    /** What is kept of audits. */
    public record Audits(@Nullable Audited newest, List<TrendPoint> trend) {

        /** What is shown unless something else is asked for: of what the newest one looked at, what says most. */
        Measure usual() {
            var read = newest == null
                    ? Set.<Measure>of()
                    : newest.shares().keySet().stream().map(Cell::measure).collect(Collectors.toSet());
            return read.isEmpty() || read.contains(Measure.TOXICITY_MARKED)
                    ? Measure.TOXICITY_MARKED
                    : Collections.min(read);
        }
    }

    /** How far calls moved, and from when on that warns. */
    public record Drift(List<Shift> shifts, DriftRule rule) {}

    /** One measure, by language. */
    public record LanguageRow(Measure measure, Map<String, Share> shares) {

        /** Of no texts, where none was read. */
        public Share share(String language) {
            return shares.getOrDefault(language, Share.NONE);
        }
    }

    /** One group by language; the empty one is all of them together. */
    public record GroupRow(String group, Map<String, Gap> gaps) {

        /** Null where there is nothing to compare with. */
        public @Nullable Gap gap(String language) {
            return gaps.get(language);
        }
    }

    /** The groups that differ by one trait, the largest gap first. */
    public record Groups(Trait trait, List<String> languages, List<GroupRow> rows) {}

    /**
     * How the largest gap of a trait went.
     *
     * @param values as fractions, the oldest first
     * @param top what the upper edge of its picture stands for
     */
    public record Curve(Trait trait, List<Double> values, double top, double limit) {

        public String points() {
            return Sparkline.points(values, top);
        }

        /** Where the limit is drawn. */
        public double limitY() {
            return Sparkline.y(limit, top);
        }

        public double first() {
            return values.get(0);
        }

        public double last() {
            return values.get(values.size() - 1);
        }
    }

    public boolean hasAudit() {
        return audits.newest() != null;
    }

    /** The newest one. */
    public Audited newest() {
        return Objects.requireNonNull(audits.newest(), "there is no audit");
    }

    public List<Measure> measures() {
        return List.of(Measure.values());
    }

    public List<String> languages() {
        return Probes.LANGUAGES;
    }

    /** What the feature's guards don't look for. */
    public List<Aspect> unscreened() {
        return Arrays.stream(Aspect.values())
                .filter(aspect -> !newest().screened().contains(aspect))
                .toList();
    }

    /** The share of texts to which something happened, by language; only measures that anything was read for. */
    public List<LanguageRow> byLanguage() {
        var rows = new ArrayList<LanguageRow>();
        for (var each : Measure.values()) {
            var shares = new HashMap<String, Share>();
            for (var language : Probes.LANGUAGES) {
                var share = newest().shares().get(new Cell(each, Trait.LANGUAGE.label(), language, ""));
                if (share != null) {
                    shares.put(language, share);
                }
            }
            if (!shares.isEmpty()) {
                rows.add(new LanguageRow(each, shares));
            }
        }
        return rows;
    }

    /** The groups of the measure that is shown, a table for each trait. */
    public List<Groups> groups() {
        var gaps = new HashMap<Cell, Gap>();
        newest().gaps().forEach(gap -> gaps.put(gap.cell(), gap));
        var tables = new ArrayList<Groups>();
        for (var trait : TRAITS) {
            var languages = new ArrayList<>(List.of(""));
            if (trait != Trait.VARIETY) {
                languages.addAll(Probes.LANGUAGES);
            }
            var rows = newest().gaps(measure, trait.label()).stream()
                    .map(gap -> row(gap.cell(), languages, gaps))
                    .toList();
            if (!rows.isEmpty()) {
                tables.add(new Groups(trait, languages, rows));
            }
        }
        return tables;
    }

    private static GroupRow row(Cell cell, List<String> languages, Map<Cell, Gap> gaps) {
        var row = new HashMap<String, Gap>();
        for (var language : languages) {
            var gap = gaps.get(new Cell(cell.measure(), cell.trait(), cell.group(), language));
            if (gap != null) {
                row.put(language, gap);
            }
        }
        return new GroupRow(cell.group(), row);
    }

    /** How the largest gaps of the measure went, over audits that have them; none if there are fewer than two. */
    public List<Curve> curves() {
        var curves = new ArrayList<Curve>();
        double limit = limits.of(measure);
        for (var trait : TRAITS) {
            var name = measure.label() + " " + trait.label();
            var values = audits.trend().stream()
                    .map(point -> point.gaps().get(name))
                    .filter(Objects::nonNull)
                    .toList();
            if (values.size() > 1) {
                double most =
                        values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
                curves.add(new Curve(trait, values, Math.max(most, limit) * 1.1, limit));
            }
        }
        return curves;
    }
}
