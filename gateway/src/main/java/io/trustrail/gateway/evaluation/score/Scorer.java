package io.trustrail.gateway.evaluation.score;

import io.trustrail.gateway.evaluation.data.LabelledText;
import io.trustrail.gateway.evaluation.data.LabelledText.Span;
import io.trustrail.gateway.guard.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Adds up how findings compare with labels: over all texts, by language and by source. For one thread. */
public final class Scorer {

    private final Predicate<String> types;
    private final int mistakesPerType;
    private final Scores all = new Scores();
    private final SortedMap<String, Scores> byLanguage = new TreeMap<>();
    private final SortedMap<String, Scores> bySource = new TreeMap<>();
    private final SortedMap<String, List<Mistake>> misses = new TreeMap<>();
    private final SortedMap<String, List<Mistake>> falseAlarms = new TreeMap<>();

    /**
     * A scorer without texts.
     *
     * @param types what is scored
     * @param mistakesPerType how many misses, and how many false alarms, to keep of each type
     */
    public Scorer(Predicate<String> types, int mistakesPerType) {
        this.types = types;
        this.mistakesPerType = mistakesPerType;
    }

    /** Adds one text with what was found in it. */
    public void add(LabelledText text, List<Finding> findings) {
        var groups = List.of(
                all,
                byLanguage.computeIfAbsent(text.language(), language -> new Scores()),
                bySource.computeIfAbsent(text.source(), source -> new Scores()));
        groups.forEach(group -> group.addText(text.isClean()));
        for (var span : text.spans()) {
            if (isScored(text, span.type()) && !span.isIgnored()) {
                add(groups, span.type(), counts(text, span, findings));
            }
        }
        for (var finding : findings) {
            if (isScored(text, finding.category())) {
                add(groups, finding.category(), counts(text, finding));
            }
        }
    }

    private boolean isScored(LabelledText text, String type) {
        return text.labels(type) && types.test(type);
    }

    private static void add(List<Scores> groups, String type, Counts counts) {
        groups.forEach(group -> group.add(type, counts));
    }

    private Counts counts(LabelledText text, Span span, List<Finding> findings) {
        boolean touched = false;
        int most = 0;
        var named = "";
        for (var finding : findings) {
            int shared = span.shared(finding.start(), finding.end());
            touched |= shared > 0 && finding.category().equals(span.type());
            if (shared > most) {
                most = shared;
                named = finding.category();
            }
        }
        if (!touched) {
            keep(misses, Mistake.of(span.type(), true, text.text(), span.start(), span.end()));
        }
        return new Counts(1, 0, 0, touched ? 1 : 0, 0, most > 0 ? 1 : 0, named.equals(span.type()) ? 1 : 0, 0);
    }

    private Counts counts(LabelledText text, Finding finding) {
        boolean right = false;
        boolean exact = false;
        boolean ignored = false;
        for (var span : text.spans()) {
            if (span.shared(finding.start(), finding.end()) > 0) {
                boolean same = span.type().equals(finding.category());
                right |= same;
                exact |= same && span.start() == finding.start() && span.end() == finding.end();
                ignored |= span.isIgnored();
            }
        }
        if (!right && ignored) {
            return Counts.NONE;
        }
        if (!right) {
            keep(falseAlarms, Mistake.of(finding.category(), false, text.text(), finding.start(), finding.end()));
        }
        return new Counts(0, 1, exact ? 1 : 0, 0, right ? 1 : 0, 0, 0, text.isClean() ? 1 : 0);
    }

    private void keep(SortedMap<String, List<Mistake>> mistakes, Mistake mistake) {
        var kept = mistakes.computeIfAbsent(mistake.type(), type -> new ArrayList<>());
        if (kept.size() < mistakesPerType) {
            kept.add(mistake);
        }
    }

    public Scores all() {
        return all;
    }

    public SortedMap<String, Scores> byLanguage() {
        return Collections.unmodifiableSortedMap(byLanguage);
    }

    public SortedMap<String, Scores> bySource() {
        return Collections.unmodifiableSortedMap(bySource);
    }

    /** The first mistakes of each type: misses, then false alarms. */
    public List<Mistake> mistakes() {
        var mistakes = new ArrayList<Mistake>();
        misses.values().forEach(mistakes::addAll);
        falseAlarms.values().forEach(mistakes::addAll);
        return mistakes;
    }
}
