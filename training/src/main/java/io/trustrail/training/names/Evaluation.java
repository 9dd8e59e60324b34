package io.trustrail.training.names;

import io.trustrail.gateway.detect.names.model.Tag;
import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.guard.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a detector finds of what is labelled, by source, language and category. Findings that overlap a label meet it. */
final class Evaluation {

    private final Map<String, Score> scores = new TreeMap<>();
    private final Map<String, Integer> clean = new TreeMap<>();
    private final Map<String, Integer> alarmed = new TreeMap<>();

    static Evaluation of(Detector detector, List<Document> documents) {
        var evaluation = new Evaluation();
        for (var document : documents) {
            evaluation.add(document, detector.detect(document.text(), 0, true).findings());
        }
        return evaluation;
    }

    private void add(Document document, List<Finding> findings) {
        var group = document.language() + " " + document.source();
        for (var category : Tag.CATEGORIES) {
            if (document.labels(category)) {
                add(document, findings, score(group, category), category);
                add(document, findings, score("all", category), category);
                add(document, findings, score("all " + kind(document), category), category);
            }
        }
        if (document.isSynthetic() && document.spans().stream().noneMatch(Document.Span::isName)) {
            clean.merge(group, 1, Integer::sum);
            if (findings.stream().anyMatch(finding -> finding.category().equals("PERSON"))) {
                alarmed.merge(group, 1, Integer::sum);
            }
        }
    }

    private static String kind(Document document) {
        var kind = document.isSynthetic() ? " made" : " real";
        return document.language() + kind;
    }

    Score score(String group, String category) {
        return scores.computeIfAbsent(group + "\t" + category, key -> new Score());
    }

    private static void add(Document document, List<Finding> findings, Score score, String category) {
        for (var span : document.spans()) {
            if (span.type().equals(category)) {
                score.gold(
                        findings.stream().anyMatch(f -> isSame(f, category) && overlaps(f, span)),
                        findings.stream()
                                .anyMatch(f ->
                                        isSame(f, category) && f.start() == span.start() && f.end() == span.end()));
            }
        }
        for (var finding : findings) {
            if (isSame(finding, category) && !isIgnored(document, finding)) {
                score.found(document.spans().stream()
                        .anyMatch(span -> span.type().equals(category) && overlaps(finding, span)));
            }
        }
    }

    private static boolean isSame(Finding finding, String category) {
        return finding.category().equals(category);
    }

    private static boolean isIgnored(Document document, Finding finding) {
        return document.spans().stream()
                .anyMatch(span ->
                        (span.type().equals("IGNORE") || span.type().equals("FACILITY")) && overlaps(finding, span));
    }

    private static boolean overlaps(Finding finding, Document.Span span) {
        return finding.start() < span.end() && finding.end() > span.start();
    }

    /** PERSON by language and kind of source in a few lines. */
    String summary() {
        var summary = new StringBuilder();
        scores.forEach((key, score) -> {
            if (key.startsWith("all") && key.endsWith("PERSON")) {
                summary.append(String.format(
                        Locale.ROOT,
                        "  %-14s P %.3f R %.3f F2 %.3f strict %.3f%n",
                        key,
                        score.precision(),
                        score.recall(),
                        score.f2(),
                        score.strictF1()));
            }
        });
        int texts = clean.values().stream().mapToInt(Integer::intValue).sum();
        int alarms = alarmed.values().stream().mapToInt(Integer::intValue).sum();
        return summary.append(String.format(Locale.ROOT, "  %d of %d clean texts%n", alarms, texts))
                .toString();
    }

    /** A Markdown table. */
    String table(boolean all) {
        var table = new StringBuilder("| source | category | labelled | precision | recall | F2 | strict F1 |\n"
                + "|---|---|---|---|---|---|---|\n");
        scores.forEach((key, score) -> {
            if (!score.isEmpty() && (all || key.endsWith("PERSON"))) {
                table.append(String.format(
                        Locale.ROOT,
                        "| %s | %d | %.3f | %.3f | %.3f | %.3f |%n",
                        key.replace("\t", " | "),
                        score.gold(),
                        score.precision(),
                        score.recall(),
                        score.f2(),
                        score.strictF1()));
            }
        });
        table.append("\n| texts without names | texts | with a PERSON found |\n|---|---|---|\n");
        clean.forEach((group, count) -> table.append(
                String.format(Locale.ROOT, "| %s | %d | %d |%n", group, count, alarmed.getOrDefault(group, 0))));
        return table.toString();
    }
}
